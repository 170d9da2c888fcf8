package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the verdicts of one {@link Subject}: the one place that fills in the record. */
public final class Verdicts {
  private final Subject subject;

  public Verdicts(Subject subject) {
    this.subject = subject;
  }

  /**
   * The id of the verdict of a phase: the same for every replay of the same decision, so that a
   * reader can tell a repeat from news.
   */
  public String id(Phase phase) {
    String name =
        String.join(
            "|",
            subject.mode().term(),
            subject.run() == null ? "" : subject.run(),
            subject.key().tenant(),
            subject.key().id(),
            Long.toString(subject.revision()),
            phase.term());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A stage is sure: the item's final verdict. */
  public Verdict decided(Judgement judgement, Action action) {
    return judged(Phase.FINAL, judgement, action).build();
  }

  /** The final verdict of an item that was escalated. */
  public Verdict decided(
      Judgement judgement,
      Action action,
      EscalationSummary escalation,
      @Nullable String supersedes) {
    return judged(Phase.FINAL, judgement, action)
        .setEscalation(escalation)
        .setSupersedes(supersedes)
        .build();
  }

  /** The item was put to the general model: what holds until the final verdict. */
  public Verdict provisional(Judgement judgement, Action action, EscalationSummary escalation) {
    return judged(Phase.PROVISIONAL, judgement, action).setEscalation(escalation).build();
  }

  /** No machine is sure: the item waits for people. */
  public Verdict review(
      Judgement judgement, EscalationSummary escalation, @Nullable String supersedes) {
    return judged(Phase.REVIEW, judgement, Action.REVIEW)
        .setEscalation(escalation)
        .setSupersedes(supersedes)
        .build();
  }

  /**
   * A machine was sure and may not act on it: what holds until people have decided.
   *
   * @param decided the verdict that the machine would have given
   * @param unsure the categories that people are asked about
   */
  public static Verdict held(Verdict decided, EscalationReason why, List<String> unsure) {
    boolean wasEscalated = decided.getEscalation() != null;
    EscalationSummary summary =
        decided.getEscalation() == null
            ? Escalations.pending(unsure, decided.getPolicyVersion(), decided.getDecidedAt())
            : EscalationSummary.newBuilder(decided.getEscalation()).setUnsure(unsure).build();
    summary.setReason(why.term());
    return Verdict.newBuilder(decided)
        .setVerdictId(
            new Verdicts(Subject.of(decided)).id(wasEscalated ? Phase.REVIEW : Phase.PROVISIONAL))
        .setFinal$(false)
        .setAction(Action.REVIEW.term())
        .setEscalation(summary)
        .build();
  }

  /** The revision was deleted or superseded before it was decided: final, nothing to do. */
  public Verdict withdrawn(Outcome outcome, Instant decidedAt, @Nullable String supersedes) {
    if (outcome == Outcome.DECIDED) {
      throw new IllegalArgumentException("outcome: decided (expected: deleted, superseded)");
    }
    Judgement none = new Judgement(Stage.GUARD, Map.of(), List.of(), 0, decidedAt);
    return judged(Phase.FINAL, none, Action.NONE)
        .setOutcome(outcome.term())
        .setSupersedes(supersedes)
        .build();
  }

  private Verdict.Builder judged(Phase phase, Judgement judgement, Action action) {
    return Verdict.newBuilder()
        .setVerdictId(id(phase))
        .setTenant(subject.key().tenant())
        .setId(subject.key().id())
        .setRevision(subject.revision())
        .setMode(subject.mode().term())
        .setRun(subject.run())
        .setFinal$(phase == Phase.FINAL)
        .setOutcome(Outcome.DECIDED.term())
        .setAction(action.term())
        .setDecidedBy(judgement.decidedBy().term())
        .setLabels(judgement.labels())
        .setEvidence(judgement.evidence())
        .setPolicyVersion(judgement.policyVersion())
        .setLanguage(subject.language())
        .setLanguageSource(subject.language() == null ? "" : subject.languageSource().term())
        .setReceivedAt(subject.receivedAt())
        .setDecidedAt(judgement.decidedAt());
  }
}
