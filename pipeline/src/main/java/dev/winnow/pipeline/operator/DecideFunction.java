package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.SpecialistsRuling;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Turns the specialists' scores into verdicts by the policy in force at this moment, and puts what
 * they are unsure of to the general model. It takes nothing before a policy is known.
 */
public final class DecideFunction extends ProcessFunction<Assessed, Verdict> {
  private static final long serialVersionUID = 1;

  private final PolicyInForce.Source policies;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable ModerateMetrics metrics;

  public DecideFunction(PolicyInForce.Source policies) {
    this.policies = policies;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    metrics = new ModerateMetrics(getRuntimeContext().getMetricGroup());
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
    SpecialistsRuling ruling =
        SpecialistsRuling.of(
            item.content(),
            item.subject(),
            Objects.requireNonNull(policy).get(),
            item.screen(),
            assessed.result(),
            now);
    out.collect(ruling.verdict());
    if (ruling.escalation() != null) {
      Objects.requireNonNull(metrics).escalated();
      context.output(Outputs.ESCALATIONS, ruling.escalation());
    }
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
