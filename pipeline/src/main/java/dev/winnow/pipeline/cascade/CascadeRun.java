package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.policy.Decision;
import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEngine;
import dev.winnow.pipeline.policy.Router;
import dev.winnow.pipeline.policy.Trail;
import dev.winnow.pipeline.policy.Traits;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One item on its way through a {@link Cascade}. Its stages follow one another, never overlap. */
final class CascadeRun {
  private static final String LOCAL = "local";

  private final ContentItem item;
  private final Verdicts verdicts;
  private final Policy policy;
  private final List<CascadeStage> stages;
  private final Clock clock;
  private Trail trail;
  private @Nullable Unsure beforeGeneral;

  CascadeRun(
      ContentItem item, Subject subject, Policy policy, List<CascadeStage> stages, Clock clock) {
    this.item = item;
    this.verdicts = new Verdicts(subject);
    this.policy = policy;
    this.stages = stages;
    this.clock = clock;
    this.trail = Trail.start(Traits.of(item));
  }

  CompletableFuture<Verdict> start() {
    return ask(0);
  }

  private CompletableFuture<Verdict> ask(int at) {
    CascadeStage stage = stages.get(at);
    Classifier models = stage.classifier().in(trail.item().primaryLanguage()).orElse(null);
    if (models == null && at + 1 < stages.size()) {
      return ask(at + 1);
    }
    return models == null ? unread(stage.stage()) : ask(at, models);
  }

  private CompletableFuture<Verdict> ask(int at, Classifier models) {
    CascadeStage stage = stages.get(at);
    long start = System.nanoTime();
    StageQuestion question =
        StageQuestion.of(Router.passedOver(policy, stage.stage(), trail), models);
    return models
        .classify(Objects.requireNonNull(item.getText(), "text"), question.wanted())
        .handle(
            (found, failure) ->
                found == null
                    ? unanswered(at, failure)
                    : answered(
                        at, StageResult.of(stage.stage(), found, question.skipped(), since(start))))
        .thenCompose(next -> next);
  }

  /** No model of the last stage reads the item's language. */
  private CompletableFuture<Verdict> unread(Stage stage) {
    Decision decision = PolicyEngine.decide(policy, stage, trail, Map.of());
    trail = trail.with(decision.labels());
    return CompletableFuture.completedFuture(
        decision instanceof Decided decided
            ? decided(stage, decided)
            : review(stage, (Unsure) decision));
  }

  /** What the screen cannot answer for is put to the next stage without it. */
  private CompletableFuture<Verdict> unanswered(int at, @Nullable Throwable failure) {
    CascadeStage stage = stages.get(at);
    return stage.stage() == Stage.SCREEN && at + 1 < stages.size()
        ? ask(at + 1)
        : failed(stage, failure);
  }

  private CompletableFuture<Verdict> answered(int at, StageResult result) {
    CascadeStage stage = stages.get(at);
    trail = trail.with(result.evidence());
    Decision decision = PolicyEngine.decide(policy, stage.stage(), trail, result.scores());
    trail = trail.with(decision.labels());
    if (decision instanceof Decided decided) {
      return CompletableFuture.completedFuture(decided(stage.stage(), decided));
    }
    if (at + 1 == stages.size()) {
      return CompletableFuture.completedFuture(review(stage.stage(), (Unsure) decision));
    }
    if (stages.get(at + 1).stage() == Stage.GENERAL) {
      return second(at, (Unsure) decision);
    }
    return ask(at + 1);
  }

  /** Asks the general model, unless people would have to decide whatever it said. */
  private CompletableFuture<Verdict> second(int at, Unsure unsure) {
    if (PolicyEngine.couldSettle(policy, Stage.GENERAL, trail)) {
      beforeGeneral = unsure;
      return ask(at + 1);
    }
    Judgement judgement = judgement(stages.get(at).stage());
    return CompletableFuture.completedFuture(
        verdicts.review(judgement, Escalations.unheard(unsure, judgement), null));
  }

  private Verdict decided(Stage stage, Decided decided) {
    Judgement judgement = judgement(stage);
    return beforeGeneral == null
        ? verdicts.decided(judgement, decided.action())
        : verdicts.decided(judgement, decided.action(), answered(beforeGeneral, judgement), null);
  }

  private Verdict review(Stage stage, Unsure unsure) {
    Judgement judgement = judgement(stage);
    return verdicts.review(
        judgement,
        beforeGeneral == null
            ? Escalations.pending(unsure, judgement)
            : answered(beforeGeneral, judgement),
        null);
  }

  private EscalationSummary answered(Unsure unsure, Judgement judgement) {
    EscalationSummary summary = Escalations.pending(unsure, judgement);
    summary.setOutcome("answered");
    summary.setProvider(LOCAL);
    summary.setInputTokens(trail.evidence().get(trail.evidence().size() - 1).getTokens());
    return summary;
  }

  private Judgement judgement(Stage stage) {
    return new Judgement(
        stage, trail.labels(), trail.evidence(), policy.version(), clock.instant());
  }

  private static CompletableFuture<Verdict> failed(
      CascadeStage stage, @Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : Objects.requireNonNull(failure);
    return CompletableFuture.failedFuture(
        new UndecidableException(
            DeadLetterReason.INFERENCE_FAILED,
            "%s: %s".formatted(stage.stage().term(), cause.getMessage()),
            cause));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
