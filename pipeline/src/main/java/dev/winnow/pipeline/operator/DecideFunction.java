package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.audit.AuditKey;
import dev.winnow.pipeline.audit.Drawn;
import dev.winnow.pipeline.audit.Lots;
import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.Escalations;
import dev.winnow.pipeline.cascade.SpecialistsRuling;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.drift.DriftCounter;
import dev.winnow.pipeline.drift.DriftCounts;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.restraint.Candidate;
import dev.winnow.pipeline.restraint.Gate;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Turns the specialists' scores into verdicts by the policy in force at this moment, and puts what
 * they are unsure of to the general model. What a quota or a brake might hold goes there first. It
 * takes nothing before a policy is known.
 */
public final class DecideFunction extends ProcessFunction<Assessed, Verdict> {
  private static final long serialVersionUID = 1;

  private final PolicyInForce.Source policies;
  private final @Nullable AuditKey auditKey;
  private final @Nullable DriftReference drift;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable ModerateMetrics metrics;
  private transient @Nullable Gate gate;
  private transient @Nullable Lots lots;
  private transient @Nullable DriftCounter counter;

  public DecideFunction(PolicyInForce.Source policies) {
    this(policies, null, null);
  }

  /**
   * The same with checks of what is sure, and of drift.
   *
   * @param auditKey null for no checks
   * @param drift what items are held against; null for nothing
   */
  public DecideFunction(
      PolicyInForce.Source policies, @Nullable AuditKey auditKey, @Nullable DriftReference drift) {
    this.policies = policies;
    this.auditKey = auditKey;
    this.drift = drift;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    metrics = new ModerateMetrics(getRuntimeContext().getMetricGroup());
    gate = new Gate();
    lots = new Lots(auditKey);
    counter = new DriftCounter(drift, Clock.systemUTC());
    policy = policies.open();
  }

  @Override
  public void processElement(Assessed assessed, Context context, Collector<Verdict> out) {
    Item item = assessed.item();
    Instant now = Instant.now();
    if (assessed.result() == null) {
      reject(item, Objects.requireNonNull(assessed.failure()), assessed.detail(), context, now);
      return;
    }
    Policy current = Objects.requireNonNull(policy).get();
    SpecialistsRuling ruling =
        SpecialistsRuling.of(
            item.content(), item.subject(), current, item.screen(), assessed.result(), now);
    if (ruling.escalation() != null) {
      Objects.requireNonNull(metrics).escalated();
    }
    count(ruling.verdict(), context);
    Optional<Candidate> candidate =
        Objects.requireNonNull(gate)
            .candidate(current, ruling.verdict(), () -> request(item, ruling));
    if (candidate.isPresent()) {
      context.output(Candidate.OUTPUT, candidate.get());
      return;
    }
    out.collect(ruling.verdict());
    Objects.requireNonNull(lots)
        .draw(current, ruling.verdict(), () -> request(item, ruling))
        .ifPresent(drawn -> context.output(Drawn.OUTPUT, drawn));
    if (ruling.escalation() != null) {
      context.output(Outputs.ESCALATIONS, ruling.escalation());
    }
  }

  private void count(Verdict verdict, Context context) {
    Objects.requireNonNull(counter)
        .addSpecialists(verdict)
        .ifPresent(counts -> context.output(DriftCounts.OUTPUT, counts));
  }

  private static EscalationRequest request(Item item, SpecialistsRuling ruling) {
    return ruling.escalation() == null
        ? Escalations.escalate(item.content(), item.subject(), ruling.verdict())
        : ruling.escalation();
  }

  @Override
  public void close() {
    if (policy != null) {
      policy.close();
    }
  }

  private void reject(
      Item item, DeadLetterReason reason, String detail, Context context, Instant now) {
    Objects.requireNonNull(metrics).deadLetter(reason);
    context.output(
        Outputs.DEAD_LETTERS,
        DeadLetters.about(
            DeadLetters.of(ModerateMetrics.JOB, item.record(), reason, detail, now),
            item.content()));
  }
}
