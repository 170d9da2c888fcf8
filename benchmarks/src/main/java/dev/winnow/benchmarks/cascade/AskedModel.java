package dev.winnow.benchmarks.cascade;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Providers of second opinions as the general model of a benchmark: each text is put to them as an
 * item would be, once somebody is there and has room. A text that gets no answer gets no score.
 * Thread-safe; {@link #classify} waits until there is room. Does not close the escalator.
 */
public final class AskedModel implements Classifier {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int TOLD_EVERY = 50;

  private final Escalator escalator;
  private final List<String> categories;
  private final boolean mayLeave;
  private final Semaphore room;
  private final Consumer<String> progress;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private Usage usage = Usage.NONE;
  private int calls;
  private int asked;

  /**
   * A model.
   *
   * @param categories that it is asked about
   * @param mayLeave whether texts may be put to providers outside
   * @param atOnce texts that are under way at once
   * @param progress told in words what is done; never content
   */
  public AskedModel(
      Escalator escalator,
      List<String> categories,
      boolean mayLeave,
      int atOnce,
      Consumer<String> progress) {
    this.escalator = escalator;
    this.categories = List.copyOf(categories);
    this.mayLeave = mayLeave;
    this.room = new Semaphore(atOnce);
    this.progress = progress;
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    room.acquireUninterruptibly();
    EscalationRequest request = request(text);
    awaitRoom(request);
    return escalator
        .ask(request, Set.of(), LONGEST)
        .thenApply(this::found)
        .whenComplete((found, failure) -> room.release());
  }

  /** What asking about all texts took. */
  public synchronized AskedTally tally() {
    return new AskedTally(outcomes, calls, usage);
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of();
  }

  @Override
  public List<String> categories() {
    return categories;
  }

  @Override
  public void close() {}

  private synchronized Classification found(Escalated end) {
    outcomes.merge(end.outcome().term(), 1, Integer::sum);
    usage = usage.plus(end.usage());
    calls += end.calls();
    asked++;
    if (asked % TOLD_EVERY == 0) {
      progress.accept("asked about %d texts".formatted(asked));
    }
    Map<String, CategoryScore> scores = new HashMap<>();
    if (end.outcome() instanceof Answered answered) {
      answered.opinions().forEach((category, found) -> scores.put(category, score(found)));
    }
    return new Classification(scores, 0, false, List.of());
  }

  /** As in the queue of the stream: while nobody is there or has room, its time does not run. */
  private void awaitRoom(EscalationRequest request) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (isToWait(escalator.prospect(request, Set.of())) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static boolean isToWait(Prospect prospect) {
    return prospect.isCrowded() || (prospect.isToWait() && prospect.due().isEmpty());
  }

  private static CategoryScore score(ProviderScore found) {
    return new CategoryScore(found.score(), found.probability(), found.calibrated());
  }

  private EscalationRequest request(String text) {
    return EscalationRequest.newBuilder()
        .setTenant("bench")
        .setId("text-" + Integer.toHexString(text.hashCode()))
        .setText(text)
        .setMayLeave(mayLeave)
        .setUnsure(categories)
        .build();
  }
}
