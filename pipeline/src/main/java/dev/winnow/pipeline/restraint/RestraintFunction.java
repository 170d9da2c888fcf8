package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.audit.AuditKey;
import dev.winnow.pipeline.audit.Drawn;
import dev.winnow.pipeline.audit.Lots;
import dev.winnow.pipeline.cascade.EscalationReason;
import dev.winnow.pipeline.control.DailyCount;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Quota;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The one place of a job that everything passes which its machines would act on: lets it through,
 * or puts it to people because the day's quota is used up or a brake holds the category. It goes by
 * the policy in force when it counts, under {@link #KEY} and in one subtask, so that it counts
 * exactly; its counts are part of each checkpoint.
 */
public final class RestraintFunction extends KeyedProcessFunction<String, Candidate, Verdict>
    implements CheckpointedFunction {
  /** The one key. */
  public static final String KEY = "all";

  /** Puts items to whoever is next: people where they are held. */
  public static final OutputTag<EscalationRequest> REQUESTS =
      new OutputTag<>("requests", new AvroTypeInfo<>(EscalationRequest.class));

  private static final long serialVersionUID = 1;

  /** No tenant is called so. */
  private static final String ALL_TENANTS = "";

  private final Job job;
  private final PolicyInForce.Source policies;
  private final @Nullable AuditKey auditKey;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable Lots lots;
  private transient @Nullable DailyCount removals;
  private transient @Nullable Brakes brakes;
  private transient @Nullable ListState<BrakeEntry> brakeStates;
  private transient @Nullable RestraintMetrics metrics;

  /** Whose machines. */
  public enum Job {
    MODERATE,
    ESCALATE;

    private long quota(Quota quota) {
      return this == MODERATE ? quota.moderate() : quota.escalate();
    }
  }

  RestraintFunction(Job job, PolicyInForce.Source policies, @Nullable AuditKey auditKey) {
    this.job = job;
    this.policies = policies;
    this.auditKey = auditKey;
  }

  /**
   * Puts it behind those who decide, as the operator {@code restraint}.
   *
   * @param auditKey decides what is checked of what it lets through; null for nothing
   */
  public static SingleOutputStreamOperator<Verdict> over(
      DataStream<Candidate> candidates,
      Job job,
      PolicyInForce.Source policies,
      @Nullable AuditKey auditKey) {
    return candidates
        .keyBy(candidate -> KEY, Types.STRING)
        .process(new RestraintFunction(job, policies, auditKey), new AvroTypeInfo<>(Verdict.class))
        .setParallelism(1)
        .uid("restraint")
        .name("restraint");
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    brakes = new Brakes(job == Job.MODERATE);
    brakeStates =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("brakes", TypeInformation.of(BrakeEntry.class)));
    brakes.restore(brakeStates.get());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Objects.requireNonNull(brakeStates).update(Objects.requireNonNull(brakes).snapshot());
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    metrics = new RestraintMetrics(getRuntimeContext().getMetricGroup());
    removals = DailyCount.in(getRuntimeContext(), "removals");
    lots = new Lots(auditKey);
    policy = policies.open();
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<Verdict> out)
      throws Exception {
    Policy inForce = Objects.requireNonNull(policy).get();
    Optional<EscalationReason> why = held(candidate, inForce);
    if (why.isPresent()) {
      Objects.requireNonNull(metrics).held(why.get());
      Held held = Held.of(candidate, why.get());
      out.collect(held.verdict());
      context.output(REQUESTS, held.request());
      return;
    }
    out.collect(candidate.verdict());
    Objects.requireNonNull(lots)
        .draw(inForce, candidate.verdict(), candidate::request)
        .ifPresent(drawn -> context.output(Drawn.OUTPUT, drawn));
    if (!candidate.verdict().getFinal$()) {
      context.output(REQUESTS, candidate.request());
    }
  }

  @Override
  public void close() {
    if (policy != null) {
      policy.close();
    }
  }

  private Optional<EscalationReason> held(Candidate candidate, Policy inForce) throws Exception {
    Brakes known = Objects.requireNonNull(brakes);
    boolean braked = known.holds(candidate, inForce);
    if (inForce.controls().brake() != null) {
      inForce
          .categories()
          .keySet()
          .forEach(one -> Objects.requireNonNull(metrics).brake(one, known.state(one)));
    }
    if (braked) {
      return Optional.of(EscalationReason.BRAKED);
    }
    return isRemoval(candidate.verdict()) && !isWithinQuota(candidate.verdict(), inForce)
        ? Optional.of(EscalationReason.OVER_QUOTA)
        : Optional.empty();
  }

  /** Both counts, of the tenant and of all, go on whichever of them the quota is on, if any. */
  private boolean isWithinQuota(Verdict verdict, Policy inForce) throws Exception {
    Quota quota = inForce.controls().quota();
    long limit = quota == null ? Long.MAX_VALUE : job.quota(quota);
    boolean byTenant = quota != null && quota.per() == Quota.Scope.TENANT;
    String tenant = verdict.getTenant();
    boolean taken =
        Objects.requireNonNull(removals)
            .take(
                verdict.getDecidedAt(),
                byTenant ? tenant : ALL_TENANTS,
                limit,
                byTenant ? ALL_TENANTS : tenant);
    if (taken) {
      Objects.requireNonNull(metrics).removal();
    }
    return taken;
  }

  private static boolean isRemoval(Verdict verdict) {
    return verdict.getFinal$() && Action.of(verdict.getAction()) == Action.REMOVE;
  }
}
