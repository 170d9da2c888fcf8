package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.cascade.GuardResult.Accepted;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Operation;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The whole way of an item through guard and stages in one process, under one policy: the same
 * scores and the same decisions as in the stream, without Kafka and Flink.
 *
 * <p>Thread-safe. Owns the classifiers of its stages. It holds nothing back: how much is in flight
 * is up to the caller.
 */
public final class Cascade implements AutoCloseable {
  private final Guard guard;
  private final Policy policy;
  private final List<CascadeStage> stages;

  /** Without a screen that the policy has no use for, unless it is all there is. */
  private final List<CascadeStage> asked;

  private final ItemLanguages languages;
  private final Clock clock;

  /** A cascade that takes items to be in the language that they state. */
  public Cascade(Guard guard, Policy policy, List<CascadeStage> stages, Clock clock) {
    this(guard, ItemLanguages.STATED, policy, stages, clock);
  }

  /**
   * A cascade of these stages.
   *
   * @param stages in the order in which items meet them; at least one
   */
  public Cascade(
      Guard guard, ItemLanguages languages, Policy policy, List<CascadeStage> stages, Clock clock) {
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("stages: none (expected: at least one)");
    }
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i - 1).stage().compareTo(stages.get(i).stage()) >= 0) {
        throw new IllegalArgumentException(
            "stages: %s before %s (expected: in the order of the cascade)"
                .formatted(stages.get(i - 1).stage().term(), stages.get(i).stage().term()));
      }
    }
    this.guard = guard;
    this.languages = languages;
    this.policy = policy;
    this.stages = List.copyOf(stages);
    this.asked =
        policy.usesScreen() || stages.size() == 1
            ? this.stages
            : stages.stream().filter(stage -> stage.stage() != Stage.SCREEN).toList();
    this.clock = clock;
  }

  /**
   * Puts an item through the stages until one is sure. Where none is, the verdict says {@code
   * review} and is not final.
   *
   * <p>The future completes on a thread of a classifier, or at once; it fails with {@link
   * UndecidableException} for an item that would end as a dead letter in the stream.
   */
  public CompletableFuture<Verdict> judge(ContentItem item) {
    GuardResult checked = guard.check(item);
    if (checked instanceof Rejected rejected) {
      return CompletableFuture.failedFuture(
          new UndecidableException(rejected.reason(), rejected.detail()));
    }
    Accepted accepted = (Accepted) checked;
    ContentItem known = languages.settle(accepted.item());
    Subject subject = Subject.of(known, null);
    if (accepted.operation() == Operation.DELETE) {
      return CompletableFuture.completedFuture(
          new Verdicts(subject).withdrawn(Outcome.DELETED, clock.instant(), null));
    }
    return new CascadeRun(known, subject, policy, asked, clock).start();
  }

  /** Lets go of the classifiers; what is in flight is still answered. */
  @Override
  public void close() {
    stages.forEach(stage -> stage.classifier().close());
  }
}
