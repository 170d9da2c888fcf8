package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.policy.Decision;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.List;

/** Makes the records that go to the escalate job. */
public final class Escalations {
  private static final String ESCALATE = "escalate";
  private static final String CANCEL = "cancel";
  private static final String PENDING = "pending";

  /** The outcome of an escalation that no answer of the general model could have settled. */
  public static final String UNHEARD = "unheard";

  private Escalations() {}

  /** Puts an item to the general model, with what is known of it. */
  public static EscalationRequest escalate(
      ContentItem item, Subject subject, Decision.Unsure unsure, Judgement judgement) {
    return escalate(item, subject, unsure.categories(), judgement);
  }

  /** Puts an item that a stage has decided to somebody else, with what is known of it. */
  public static EscalationRequest escalate(ContentItem item, Subject subject, Verdict decided) {
    Judgement judgement =
        new Judgement(
            Stage.of(decided.getDecidedBy()),
            decided.getLabels(),
            decided.getEvidence(),
            decided.getPolicyVersion(),
            decided.getDecidedAt());
    return escalate(item, subject, List.of(), judgement);
  }

  private static EscalationRequest escalate(
      ContentItem item, Subject subject, List<String> unsure, Judgement judgement) {
    return about(subject, judgement.decidedAt())
        .setOperation(ESCALATE)
        .setText(item.getText())
        .setThread(item.getThread())
        .setLanguage(item.getLanguage())
        .setLanguageSource(item.getLanguageSource())
        .setSurface(item.getSurface())
        .setAuthor(item.getAuthor())
        .setMayLeave(item.getMayLeave())
        .setUnsure(unsure)
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
    return pending(unsure.categories(), judgement.policyVersion(), judgement.decidedAt());
  }

  /** How a verdict says that people decide, because the general model is not heard. */
  static EscalationSummary unheard(Decision.Unsure unsure, Judgement judgement) {
    EscalationSummary summary = pending(unsure, judgement);
    summary.setOutcome(UNHEARD);
    return summary;
  }

  static EscalationSummary pending(List<String> unsure, long policyVersion, Instant at) {
    return EscalationSummary.newBuilder()
        .setUnsure(unsure)
        .setOutcome(PENDING)
        .setRequestedPolicyVersion(policyVersion)
        .setRequestedAt(at)
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
