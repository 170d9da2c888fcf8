package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Controls;
import dev.winnow.pipeline.policy.OverBudgetRule;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Route;
import dev.winnow.pipeline.policy.RouteCondition;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Items as the tests of the queue escalate them: in doubt about toxicity. */
final class Items {
  static final Instant ESCALATED_AT = Instant.parse("2026-01-01T00:00:00Z");
  static final ModelRef GENERAL_MODEL = new ModelRef("large", "1", "ab".repeat(32), "c1");

  /** Toxicity is removed, spam limited; the general model is sure below 0.4 and from 0.7. */
  static final Policy POLICY =
      new Policy(
          3,
          Action.ALLOW,
          Map.of("toxicity", category(Action.REMOVE), "spam", category(Action.LIMIT)));

  /** The same rules, but nobody is asked about the toxicity of these items. */
  static final Policy ROUTED =
      new Policy(
          4,
          Action.ALLOW,
          POLICY.categories(),
          List.of(
              new Route(
                  new RouteCondition(Set.of("t"), Set.of(), Set.of(), Map.of()),
                  Set.of("toxicity"))));

  /** The general model has no thresholds for toxicity. */
  static final Policy UNHEARD =
      new Policy(
          5,
          Action.ALLOW,
          Map.of(
              "toxicity",
              new CategoryPolicy(
                  Action.REMOVE, Map.of(Stage.SPECIALISTS, new Thresholds(0.2, 0.9))),
              "spam",
              category(Action.LIMIT)));

  /** The same rules; without money for an answer the specialists decide. */
  static final Policy GUESSING =
      new Policy(
          6,
          Action.ALLOW,
          POLICY.categories(),
          List.of(),
          new Controls(null, null, null, OverBudgetRule.SPECIALISTS));

  /** Of {@link #POLICY}, for ever. */
  static final PolicyInForce.Source POLICIES = () -> always(POLICY);

  /** Of {@link #ROUTED}, for ever. */
  static final PolicyInForce.Source ROUTED_POLICIES = () -> always(ROUTED);

  private Items() {}

  private static PolicyInForce always(Policy policy) {
    return new PolicyInForce() {
      @Override
      public Policy get() {
        return policy;
      }

      @Override
      public void close() {}
    };
  }

  static EscalationRequest request(String id, long revision) {
    return EscalationRequest.newBuilder()
        .setTenant("t")
        .setId(id)
        .setRevision(revision)
        .setText("text of " + id + " in revision " + revision)
        .setUnsure(List.of("toxicity"))
        .setLabels(Map.of("toxicity", label(0.5, false, false), "spam", label(0.01, false, true)))
        .setPolicyVersion(2)
        .setProvisionalVerdictId("provisional-" + revision)
        .setRequestedAt(ESCALATED_AT.plusMillis(revision))
        .build();
  }

  static EscalationRequest cancel(String id, long upTo, Outcome why) {
    return EscalationRequest.newBuilder()
        .setTenant("t")
        .setId(id)
        .setRevision(upTo)
        .setOperation("cancel")
        .setCancelReason(why.term())
        .build();
  }

  static Feedback feedback(String id, long revision, Action action) {
    return Feedback.newBuilder()
        .setFeedbackId("f-" + id + "-" + revision)
        .setTenant("t")
        .setId(id)
        .setRevision(revision)
        .setAction(action.term())
        .setLabels(Map.of("toxicity", action != Action.ALLOW))
        .build();
  }

  /** The general model's answer with this probability of toxicity. */
  static Answered answer(double toxicity) {
    return new Answered(
        Map.of("toxicity", new ProviderScore(toxicity, toxicity)),
        List.of(GENERAL_MODEL),
        12,
        0,
        0,
        false,
        List.of());
  }

  /** An escalation that ended so, after one call. */
  static Escalated end(EscalationOutcome outcome) {
    return Escalated.of("large", outcome, outcome.usage(), 1);
  }

  static LabelScore label(double probability, boolean flagged, boolean sure) {
    return LabelScore.newBuilder()
        .setScore(probability)
        .setProbability(probability)
        .setAllow(0.2)
        .setAct(0.9)
        .setFlagged(flagged)
        .setSure(sure)
        .setStage(Stage.SPECIALISTS.term())
        .build();
  }

  private static CategoryPolicy category(Action action) {
    return new CategoryPolicy(
        action,
        Map.of(
            Stage.SPECIALISTS, new Thresholds(0.2, 0.9), Stage.GENERAL, new Thresholds(0.4, 0.7)));
  }
}
