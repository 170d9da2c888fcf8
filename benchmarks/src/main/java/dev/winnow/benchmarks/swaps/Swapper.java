package dev.winnow.benchmarks.swaps;

import dev.winnow.benchmarks.turn.ProcessMemory;
import dev.winnow.runtime.deploy.DeploymentStatus;
import dev.winnow.runtime.deploy.LiveClassifier;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/** Brings one set after the other into service, with pauses in between. Used by one thread. */
final class Swapper {
  /** How long the load goes on without a swap before memory is looked at, at either end. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final LiveClassifier live;
  private final Series series;
  private final InService inService;
  private final Timeline timeline;
  private final long pauseNanos;
  private int done;
  private int refused;

  Swapper(
      LiveClassifier live, Series series, InService inService, Timeline timeline, Duration pause) {
    this.live = live;
    this.series = series;
    this.inService = inService;
    this.timeline = timeline;
    this.pauseNanos = pause.toNanos() + 2 * Timeline.MARGIN;
  }

  /**
   * Swaps until so many swaps are done.
   *
   * @param progress told how many are, after each
   */
  void upTo(int swaps, IntConsumer progress) {
    while (done < swaps) {
      int number = (done + 1) % series.sets().size();
      makeReady(number);
      ServedSet next = series.sets().get(number);
      long start = System.nanoTime();
      inService.swapBegins();
      List<DeploymentStatus> statuses = live.serve(next.deployments());
      inService.swapEnds();
      long end = System.nanoTime();
      timeline.swap(start, end);
      refused += (int) statuses.stream().filter(status -> !status.serves()).count();
      done++;
      progress.accept(done);
      Pace.until(end + pauseNanos);
    }
  }

  private void makeReady(int number) {
    long start = System.nanoTime();
    if (series.makeReady(number)) {
      long end = System.nanoTime();
      timeline.other(start, end);
      Pace.until(end + pauseNanos);
    }
  }

  /** Lets garbage go, under load, and looks at the memory. */
  ProcessMemory settled() {
    long start = System.nanoTime();
    collect();
    Pace.until(System.nanoTime() + SETTLING.toNanos());
    collect();
    ProcessMemory memory = ProcessMemory.now();
    long end = System.nanoTime();
    timeline.other(start, end);
    Pace.until(end + pauseNanos);
    return memory;
  }

  /** Memory outside the heap is freed by what the collector finds, so it has to look. */
  private static void collect() {
    System.gc();
  }

  /** How many deployments were refused in all swaps. */
  int refused() {
    return refused;
  }
}
