package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.EscalationReason;
import dev.winnow.pipeline.cascade.FieldRules;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an event before it reaches the queue, which relies on it being sound. */
final class EventChecks {
  private EventChecks() {}

  static Optional<Rejected> check(EscalationRequest request) {
    return FieldRules.identity(request.getTenant(), request.getId(), request.getRevision())
        .or(() -> mode(request.getMode(), request.getRun()))
        .or(
            () ->
                FieldRules.term(
                    DeadLetterReason.INVALID_OPERATION,
                    "operation",
                    request.getOperation(),
                    RequestOperation.values()))
        .or(() -> isCancel(request) ? cancellation(request) : escalation(request))
        .or(() -> audit(request));
  }

  static Optional<Rejected> check(Feedback feedback) {
    return FieldRules.identity(feedback.getTenant(), feedback.getId(), feedback.getRevision())
        .or(() -> mode(feedback.getMode(), feedback.getRun()))
        .or(
            () ->
                FieldRules.term(
                    DeadLetterReason.INVALID_KIND,
                    "kind",
                    feedback.getKind(),
                    FeedbackKind.values()))
        .or(
            () ->
                FieldRules.term(
                    DeadLetterReason.INVALID_ACTION,
                    "action",
                    feedback.getAction(),
                    Action.ALLOW,
                    Action.LIMIT,
                    Action.REMOVE));
  }

  static boolean isCancel(EscalationRequest request) {
    return request.getOperation().equals(RequestOperation.CANCEL.term());
  }

  static boolean isAudit(EscalationRequest request) {
    return request.getOperation().equals(RequestOperation.AUDIT.term());
  }

  private static Optional<Rejected> audit(EscalationRequest request) {
    return isAudit(request) && request.getAudit() == null
        ? Optional.of(
            new Rejected(
                DeadLetterReason.INVALID_OPERATION, "audit: absent (expected: how it was drawn)"))
        : Optional.empty();
  }

  private static Optional<Rejected> mode(String mode, @Nullable String run) {
    return FieldRules.term(DeadLetterReason.INVALID_MODE, "mode", mode, Mode.values())
        .or(() -> FieldRules.run(mode, run));
  }

  private static Optional<Rejected> cancellation(EscalationRequest request) {
    String reason = request.getCancelReason();
    return FieldRules.term(
        DeadLetterReason.INVALID_CANCEL_REASON,
        "cancelReason",
        reason == null ? "absent" : reason,
        Outcome.DELETED,
        Outcome.SUPERSEDED);
  }

  private static Optional<Rejected> escalation(EscalationRequest request) {
    String text = request.getText();
    if (text == null || text.isBlank()) {
      return Optional.of(
          new Rejected(DeadLetterReason.EMPTY_TEXT, "text: empty (expected: some content)"));
    }
    return FieldRules.term(
            DeadLetterReason.INVALID_REASON,
            "reason",
            request.getReason(),
            EscalationReason.values())
        .or(() -> stages(request));
  }

  private static Optional<Rejected> stages(EscalationRequest request) {
    return request.getLabels().values().stream()
        .map(LabelScore::getStage)
        .flatMap(
            stage ->
                FieldRules.term(
                    DeadLetterReason.INVALID_LABEL, "labels.stage", stage, Stage.values())
                    .stream())
        .findFirst();
  }
}
