package dev.winnow.benchmarks.outage;

import dev.winnow.benchmarks.outage.Outing.Aftermath;
import dev.winnow.benchmarks.stream.Departures;
import dev.winnow.benchmarks.stream.StreamRun;
import dev.winnow.benchmarks.stream.Workload;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.results.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Sends one turn of items after the other through a stack that runs. For one thread. */
final class OutageTurns implements AutoCloseable {
  private static final Duration TURN_LIMIT = Duration.ofMinutes(5);

  private final LoopbackProvider provider;
  private final Workload workload;
  private final OutageSettings settings;
  private final WaitWatch watch;
  private final ProcessHandle jobs;
  private final StreamRun stream;
  private final Departures departures;
  private int turns;

  OutageTurns(
      LocalStack stack,
      LoopbackProvider provider,
      Workload workload,
      OutageSettings settings,
      WaitWatch watch) {
    this.provider = provider;
    this.workload = workload;
    this.settings = settings;
    this.watch = watch;
    this.jobs =
        ProcessHandle.of(Objects.requireNonNull(stack.jobs().process()).pid()).orElseThrow();
    this.stream = new StreamRun(stack);
    this.departures = Departures.start(stack.kafka());
  }

  /** Returns when all items of the turn are settled; the provider answers then. */
  Outing turn(Behaviour behaviour) throws InterruptedException {
    List<ContentItem> items = workload.round(turns++, settings.items());
    int escalated = stream.standing().escalated();
    provider.behaves(behaviour);
    CompletableFuture<Long> last = departures.expect(items);
    double processor = processorSeconds();
    long start = System.nanoTime();
    stream.publish(items);
    double seconds = (departures.await(last, TURN_LIMIT) - start) / 1e9;
    processor = processorSeconds() - processor;
    boolean inTrouble = behaviour != Behaviour.ANSWERS;
    Waits waits = inTrouble ? watch.now() : Waits.NONE;
    int failed = provider.questions();
    long back = System.nanoTime();
    if (inTrouble) {
      provider.behaves(Behaviour.ANSWERS);
    }
    Standing standing = stream.settle(settings.recoveryLimit());
    return new Outing(
        items.size(),
        seconds,
        processor,
        standing.escalated() - escalated,
        inTrouble ? failed : provider.questions(),
        new Aftermath(waits, (System.nanoTime() - back) / 1e9));
  }

  Standing standing() {
    return stream.standing();
  }

  @Override
  public void close() {
    departures.close();
    stream.close();
  }

  /** Of the process of both jobs, since it started. */
  private double processorSeconds() {
    return jobs.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(Double.NaN);
  }
}
