package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.policy.Decision;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEngine;
import dev.winnow.pipeline.policy.Trail;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the specialists' scores come to in the stream: a final verdict, or a provisional one and the
 * request for a second opinion.
 *
 * @param escalation null where the verdict is final
 */
public record SpecialistsRuling(Verdict verdict, @Nullable EscalationRequest escalation) {
  /**
   * Decides.
   *
   * @param screen what the screen found, null where none ran; judged anew by this policy
   */
  public static SpecialistsRuling of(
      ContentItem item,
      Subject subject,
      Policy policy,
      @Nullable StageResult screen,
      StageResult result,
      Instant now) {
    Trail trail = Screening.decided(item, policy, screen).with(result.evidence());
    Decision decision = PolicyEngine.decide(policy, Stage.SPECIALISTS, trail, result.scores());
    Judgement judgement =
        new Judgement(
            Stage.SPECIALISTS, decision.labels(), trail.evidence(), policy.version(), now);
    Verdicts verdicts = new Verdicts(subject);
    if (decision instanceof Decision.Unsure unsure) {
      Action meanwhile = policy.interimAction().strictest(unsure.soFar());
      return new SpecialistsRuling(
          verdicts.provisional(judgement, meanwhile, Escalations.pending(unsure, judgement)),
          Escalations.escalate(item, subject, unsure, judgement));
    }
    return new SpecialistsRuling(
        verdicts.decided(judgement, ((Decision.Decided) decision).action()), null);
  }
}
