package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.policy.Decision;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.Outcome;
import java.time.Instant;

/** Makes the records that go to the escalate job. */
public final class Escalations {
  private static final String ESCALATE = "escalate";
  private static final String CANCEL = "cancel";
  private static final String PENDING = "pending";

  private Escalations() {}

  /** Puts an item to the general model, with what is known of it. */
  public static EscalationRequest escalate(
      ContentItem item, Subject subject, Decision.Unsure unsure, Judgement judgement) {
    return about(subject, judgement.decidedAt())
        .setOperation(ESCALATE)
        .setText(item.getText())
        .setThread(item.getThread())
        .setLanguage(item.getLanguage())
        .setSurface(item.getSurface())
        .setAuthor(item.getAuthor())
        .setMayLeave(item.getMayLeave())
        .setUnsure(unsure.categories())
        .setLabels(judgement.labels())
        .setEvidence(judgement.evidence())
        .setPolicyVersion(judgement.policyVersion())
        .setProvisionalVerdictId(new Verdicts(subject).id(Phase.PROVISIONAL))
        .setReceivedAt(subject.receivedAt())
        .build();
  }

  /** Withdraws what waits for an item, up to and including a revision. */
  public static EscalationRequest cancel(
      Subject subject, long upToRevision, Outcome reason, Instant at) {
    return about(subject, at)
        .setOperation(CANCEL)
        .setRevision(upToRevision)
        .setCancelReason(reason.term())
        .build();
  }

  /** How a provisional verdict says that the general model is being asked. */
  static EscalationSummary pending(Decision.Unsure unsure, Judgement judgement) {
    return EscalationSummary.newBuilder()
        .setUnsure(unsure.categories())
        .setOutcome(PENDING)
        .setRequestedPolicyVersion(judgement.policyVersion())
        .setRequestedAt(judgement.decidedAt())
        .build();
  }

  private static EscalationRequest.Builder about(Subject subject, Instant at) {
    return EscalationRequest.newBuilder()
        .setTenant(subject.key().tenant())
        .setId(subject.key().id())
        .setRevision(subject.revision())
        .setMode(subject.mode().term())
        .setRun(subject.run())
        .setRequestedAt(at);
  }
}
