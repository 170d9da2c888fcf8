package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.policy.Decision;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEngine;
import dev.winnow.pipeline.policy.Trail;
import dev.winnow.pipeline.policy.Traits;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the screen's scores come to in the stream, under one policy. A later stage that decides
 * under another policy screens anew from the same scores, so that its verdict follows from its own
 * version alone.
 *
 * @param trail of the item after the screen is decided
 */
public record Screening(Trail trail, Decision decision) {
  public static Screening of(ContentItem item, Policy policy, StageResult screen) {
    Trail seen = asked(item, screen);
    Decision decision = PolicyEngine.decide(policy, Stage.SCREEN, seen, screen.scores());
    return new Screening(seen.with(decision.labels()), decision);
  }

  /** The final verdict, where the screen is sure of all that could change the action. */
  public Optional<Verdict> verdict(Subject subject, Policy policy, Instant now) {
    if (!(decision instanceof Decision.Decided decided)) {
      return Optional.empty();
    }
    Judgement judgement =
        new Judgement(Stage.SCREEN, trail.labels(), trail.evidence(), policy.version(), now);
    return Optional.of(new Verdicts(subject).decided(judgement, decided.action()));
  }

  /**
   * What routes go by when the specialists are asked.
   *
   * @param screen null where none ran
   */
  public static Trail asked(ContentItem item, @Nullable StageResult screen) {
    Trail start = Trail.start(Traits.of(item));
    return screen == null ? start : start.with(screen.evidence());
  }

  /** What the specialists' decision rests on, besides their scores. */
  static Trail decided(ContentItem item, Policy policy, @Nullable StageResult screen) {
    return screen == null ? asked(item, null) : of(item, policy, screen).trail();
  }
}
