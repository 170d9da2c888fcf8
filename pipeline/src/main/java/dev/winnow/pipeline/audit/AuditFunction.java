package dev.winnow.pipeline.audit;

import dev.winnow.pipeline.control.DailyCount;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Records the items that were drawn and asks for their check, up to so many a day, counted in one
 * subtask. What is beyond is forgotten and counted as {@code auditsOverCap}; the draw does not know
 * of it, so those that are checked stay a random sample of what came before the cap.
 */
public final class AuditFunction extends KeyedProcessFunction<String, Drawn, Audit> {
  /** Ask for checks. */
  public static final OutputTag<EscalationRequest> REQUESTS =
      new OutputTag<>("audit-requests", new AvroTypeInfo<>(EscalationRequest.class));

  private static final long serialVersionUID = 1;
  private static final String KEY = "all";
  private static final String DRAWN = "drawn";
  private static final String PEOPLE = "people";

  private final PolicyInForce.Source policies;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable DailyCount count;
  private transient @Nullable Counter audits;
  private transient @Nullable Counter people;
  private transient @Nullable Counter overCap;

  AuditFunction(PolicyInForce.Source policies) {
    this.policies = policies;
  }

  /** Puts it behind those who draw, as the operator {@code audit}. */
  public static SingleOutputStreamOperator<Audit> over(
      DataStream<Drawn> drawn, PolicyInForce.Source policies) {
    return drawn
        .keyBy(one -> KEY, Types.STRING)
        .process(new AuditFunction(policies), new AvroTypeInfo<>(Audit.class))
        .setParallelism(1)
        .uid("audit")
        .name("audit");
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    var metrics = getRuntimeContext().getMetricGroup().addGroup("winnow");
    audits = metrics.counter("audits");
    people = metrics.counter("auditsByPeople");
    overCap = metrics.counter("auditsOverCap");
    count = DailyCount.in(getRuntimeContext(), "audits");
    policy = policies.open();
  }

  @Override
  public void processElement(Drawn drawn, Context context, Collector<Audit> out) throws Exception {
    AuditRules rules = Objects.requireNonNull(policy).get().controls().audit();
    Verdict verdict = drawn.verdict();
    if (rules == null || !counts().take(verdict.getDecidedAt(), DRAWN, rules.perDay())) {
      Objects.requireNonNull(overCap).inc();
      return;
    }
    Objects.requireNonNull(audits).inc();
    AuditDraw draw = drawn.request().getAudit();
    if (draw.getPeople()) {
      boolean asked = counts().take(verdict.getDecidedAt(), PEOPLE, rules.peoplePerDay());
      draw.setPeople(asked);
      Objects.requireNonNull(people).inc(asked ? 1 : 0);
    }
    out.collect(record(verdict, draw));
    context.output(REQUESTS, drawn.request());
  }

  @Override
  public void close() {
    if (policy != null) {
      policy.close();
    }
  }

  private DailyCount counts() {
    return Objects.requireNonNull(count);
  }

  private static Audit record(Verdict verdict, AuditDraw draw) {
    return Audit.newBuilder()
        .setVerdictId(verdict.getVerdictId())
        .setTenant(verdict.getTenant())
        .setId(verdict.getId())
        .setRevision(verdict.getRevision())
        .setDraw(draw)
        .setLabels(verdict.getLabels())
        .setPolicyVersion(verdict.getPolicyVersion())
        .setAt(verdict.getDecidedAt())
        .build();
  }
}
