package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.pipeline.cascade.Escalations;
import dev.winnow.pipeline.cascade.Judgement;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.pipeline.cascade.Verdicts;
import dev.winnow.pipeline.policy.BestGuess;
import dev.winnow.pipeline.policy.Decision;
import dev.winnow.pipeline.policy.OverBudgetRule;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEngine;
import dev.winnow.pipeline.policy.Router;
import dev.winnow.pipeline.policy.Scored;
import dev.winnow.pipeline.policy.Trail;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes what the queue sends: decides by the policy in force and fills in the records. */
final class CasePapers {
  /** The status of a review that waits for an answer. */
  static final String OPEN = "open";

  private static final String OVER_BUDGET = new OverBudget().term();

  private final Supplier<Policy> policy;
  private final Clock clock;

  /**
   * @param policy gives the policy in force
   */
  CasePapers(Supplier<Policy> policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * What asking the general model came to.
   *
   * @param verdict final, or the provisional one under which the item waits for people
   * @param unsure the categories that people are asked about
   */
  record Opinion(Verdict verdict, List<String> unsure) {
    Opinion {
      unsure = List.copyOf(unsure);
    }
  }

  /** The categories that the provider is not asked about. */
  Set<String> passedOver(EscalationRequest request) {
    return Router.passedOver(policy.get(), Stage.GENERAL, Trail.of(request));
  }

  /** Whether an answer of a provider could be the end of the item. */
  boolean couldBeSettled(EscalationRequest request) {
    return PolicyEngine.couldSettle(policy.get(), Stage.GENERAL, Trail.of(request));
  }

  /** The verdict on an item whose provider is not asked, because it could not settle it. */
  Opinion unheard(EscalationRequest request) {
    Policy inForce = policy.get();
    Judgement judgement =
        new Judgement(
            Stage.SPECIALISTS,
            request.getLabels(),
            request.getEvidence(),
            inForce.version(),
            now());
    return new Opinion(
        verdicts(request)
            .review(
                judgement,
                summary(request, Escalations.UNHEARD).build(),
                request.getProvisionalVerdictId()),
        request.getUnsure());
  }

  /** How much a second opinion is worth, by the policy in force. */
  double worth(EscalationRequest request) {
    return Worth.of(policy.get(), request);
  }

  /**
   * The verdict on an item after its provider was asked. Without an answer people decide; where
   * there was no money for one, the policy may leave it to the specialists' best guess.
   */
  Opinion opinion(EscalationRequest request, Escalated end, Duration latency) {
    EscalationSummary summary = summary(request, end, latency);
    if (end.outcome() instanceof Answered answered) {
      return answered(request, answered, summary, latency);
    }
    Policy inForce = policy.get();
    if (end.outcome() instanceof OverBudget
        && inForce.controls().overBudget() == OverBudgetRule.SPECIALISTS) {
      return guessed(request, summary, inForce);
    }
    return new Opinion(
        verdicts(request)
            .review(
                judgement(request.getLabels(), request.getEvidence(), inForce),
                summary,
                request.getProvisionalVerdictId()),
        request.getUnsure());
  }

  private Opinion guessed(EscalationRequest request, EscalationSummary summary, Policy inForce) {
    Decision decision = BestGuess.of(inForce, Trail.of(request));
    return opinion(
        request,
        new Judgement(
            Stage.SPECIALISTS, decision.labels(), request.getEvidence(), inForce.version(), now()),
        decision,
        summary);
  }

  private Opinion answered(
      EscalationRequest request, Answered answer, EscalationSummary summary, Duration latency) {
    Policy inForce = policy.get();
    Trail trail = Trail.of(request).with(evidence(answer, latency));
    Decision decision = PolicyEngine.decide(inForce, Stage.GENERAL, trail, scores(answer));
    return opinion(
        request, judgement(decision.labels(), trail.evidence(), inForce), decision, summary);
  }

  private static Opinion opinion(
      EscalationRequest request,
      Judgement judgement,
      Decision decision,
      EscalationSummary summary) {
    String supersedes = request.getProvisionalVerdictId();
    if (decision instanceof Decision.Unsure unsure) {
      return new Opinion(
          verdicts(request).review(judgement, summary, supersedes), unsure.categories());
    }
    Action action = ((Decision.Decided) decision).action();
    return new Opinion(
        verdicts(request).decided(judgement, action, summary, supersedes), List.of());
  }

  /** Asks people about an item. */
  ReviewRequest review(EscalationRequest request, Opinion opinion) {
    Verdict verdict = opinion.verdict();
    String outcome = verdict.getEscalation().getOutcome();
    return reviewOf(verdict)
        .setStatus(OPEN)
        .setText(request.getText())
        .setThread(request.getThread())
        .setLanguage(request.getLanguage())
        .setSurface(request.getSurface())
        .setReason(outcome.equals("answered") ? "unsure" : outcome)
        .setUnsure(opinion.unsure())
        .setLabels(verdict.getLabels())
        .setEvidence(verdict.getEvidence())
        .build();
  }

  /** Asks people about an item on which machines were sure, and may not act. */
  ReviewRequest review(EscalationRequest request, Verdict held) {
    ReviewRequest review = review(request, new Opinion(held, request.getUnsure()));
    review.setReason(request.getReason());
    return review;
  }

  /** The provisional verdict that told the world that this item is held. */
  Verdict held(EscalationRequest request) {
    EscalationSummary asked = request.getAsked();
    Verdict verdict =
        verdicts(request)
            .review(
                new Judgement(
                    asked == null || asked.getOutcome().equals(OVER_BUDGET)
                        ? Stage.SPECIALISTS
                        : Stage.GENERAL,
                    request.getLabels(),
                    request.getEvidence(),
                    request.getPolicyVersion(),
                    request.getRequestedAt()),
                asked == null
                    ? summary(request, "pending").setReason(request.getReason()).build()
                    : asked,
                null);
    verdict.setVerdictId(request.getProvisionalVerdictId());
    return verdict;
  }

  /** Tells people that they need not decide any more. */
  ReviewRequest cancelledReview(Verdict inReview) {
    return reviewOf(inReview).setStatus("cancelled").build();
  }

  /** The final verdict that a reviewer's answer makes of the provisional one. */
  Verdict reviewed(Verdict inReview, Feedback feedback) {
    Map<String, LabelScore> labels = new HashMap<>(inReview.getLabels());
    feedback.getLabels().forEach((category, violates) -> labels.put(category, judged(violates)));
    List<StageEvidence> evidence = new ArrayList<>(inReview.getEvidence());
    Instant now = now();
    evidence.add(
        StageEvidence.newBuilder()
            .setStage(Stage.PEOPLE.term())
            .setLatencyMicros(ChronoUnit.MICROS.between(inReview.getDecidedAt(), now))
            .build());
    return new Verdicts(Subject.of(inReview))
        .decided(
            new Judgement(Stage.PEOPLE, labels, evidence, policy.get().version(), now),
            Action.of(feedback.getAction()),
            inReview.getEscalation(),
            inReview.getVerdictId());
  }

  /** The final verdict on a revision that was withdrawn while it waited for the general model. */
  Verdict withdrawn(EscalationRequest request, Outcome why) {
    Verdict verdict = verdicts(request).withdrawn(why, now(), request.getProvisionalVerdictId());
    verdict.setEscalation(summary(request, "cancelled").build());
    return verdict;
  }

  /** The final verdict on a revision that was withdrawn while it waited for people. */
  Verdict withdrawn(Verdict inReview, Outcome why) {
    Verdict verdict =
        new Verdicts(Subject.of(inReview)).withdrawn(why, now(), inReview.getVerdictId());
    verdict.setEscalation(inReview.getEscalation());
    return verdict;
  }

  private Judgement judgement(
      Map<String, LabelScore> labels, List<StageEvidence> evidence, Policy inForce) {
    return new Judgement(Stage.GENERAL, labels, evidence, inForce.version(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private ReviewRequest.Builder reviewOf(Verdict provisional) {
    return ReviewRequest.newBuilder()
        .setTenant(provisional.getTenant())
        .setId(provisional.getId())
        .setRevision(provisional.getRevision())
        .setMode(provisional.getMode())
        .setRun(provisional.getRun())
        .setPolicyVersion(provisional.getPolicyVersion())
        .setProvisionalVerdictId(provisional.getVerdictId())
        .setRequestedAt(now());
  }

  private static Verdicts verdicts(EscalationRequest request) {
    return new Verdicts(Subject.of(request));
  }

  private static Map<String, Scored> scores(Answered answer) {
    return answer.opinions().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> scored(e.getValue())));
  }

  private static Scored scored(ProviderScore found) {
    return new Scored(found.score(), found.probability(), found.calibrated());
  }

  private static EscalationSummary.Builder summary(EscalationRequest request, String outcome) {
    return EscalationSummary.newBuilder()
        .setUnsure(request.getUnsure())
        .setOutcome(outcome)
        .setRequestedPolicyVersion(request.getPolicyVersion())
        .setRequestedAt(request.getRequestedAt());
  }

  /** What all calls for the item took, those of no use included. */
  private static EscalationSummary summary(
      EscalationRequest request, Escalated end, Duration latency) {
    boolean nobody = end.provider().equals(Escalated.NOBODY);
    return summary(request, end.outcome().term())
        .setProvider(nobody ? null : end.provider())
        .setInputTokens(end.usage().inputTokens())
        .setOutputTokens(end.usage().outputTokens())
        .setCostMicros(end.usage().costMicros())
        .setOverBudget(end.overBudget())
        .setLatencyMicros(micros(latency))
        .build();
  }

  private static StageEvidence evidence(Answered answer, Duration latency) {
    return StageEvidence.newBuilder()
        .setStage(Stage.GENERAL.term())
        .setModels(answer.models())
        .setLatencyMicros(micros(latency))
        .setTokens((int) Math.min(Integer.MAX_VALUE, answer.inputTokens()))
        .setTruncated(answer.truncated())
        .setSkipped(answer.skipped())
        .build();
  }

  private static long micros(Duration latency) {
    return latency.toNanos() / 1000;
  }

  private static LabelScore judged(boolean violates) {
    double share = violates ? 1 : 0;
    return LabelScore.newBuilder()
        .setScore(share)
        .setProbability(share)
        .setFlagged(violates)
        .setStage(Stage.PEOPLE.term())
        .build();
  }
}
