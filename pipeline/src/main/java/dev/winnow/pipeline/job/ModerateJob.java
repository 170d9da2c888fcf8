package dev.winnow.pipeline.job;

import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.connectors.kafka.RecordSinks;
import dev.winnow.connectors.kafka.RecordSources;
import dev.winnow.pipeline.audit.AuditFunction;
import dev.winnow.pipeline.audit.Drawn;
import dev.winnow.pipeline.drift.DriftCounts;
import dev.winnow.pipeline.drift.DriftFunction;
import dev.winnow.pipeline.operator.Assessed;
import dev.winnow.pipeline.operator.DecideFunction;
import dev.winnow.pipeline.operator.GuardFunction;
import dev.winnow.pipeline.operator.Item;
import dev.winnow.pipeline.operator.Outputs;
import dev.winnow.pipeline.operator.RevisionFunction;
import dev.winnow.pipeline.operator.ScreenFunction;
import dev.winnow.pipeline.operator.SpecialistsFunction;
import dev.winnow.pipeline.restraint.Candidate;
import dev.winnow.pipeline.restraint.RestraintFunction;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job: items in, verdicts out, the unsure ones on to the escalate job.
 *
 * <pre>
 * content.items → guard → revisions → screen → specialists → decide → moderation.verdicts
 *                   ↓         ↓          ↓                     ↓───→ moderation.escalations
 *             dead letters  verdicts,  verdicts                ↓───→ moderation.dead-letters
 *                           cancellations
 * </pre>
 *
 * <p>Where the policy has a quota or a brake, what machines would act on goes from screen and
 * decide through {@code restraint}, one subtask, to the same topics. What is drawn to be checked is
 * recorded by {@code audit}, one subtask, on moderation.audits, and goes on as an escalation. What
 * screen and decide count of the distribution of their items meets in {@code drift}, one subtask.
 *
 * <p>Uids are part of the checkpoints' format: none may change.
 */
public final class ModerateJob {
  private static final String JOB = "moderate";

  private final ModerateSettings settings;

  private ModerateJob(ModerateSettings settings) {
    this.settings = settings;
  }

  /** Submits the job with the settings that the arguments give. */
  public static void main(String[] args) throws Exception {
    ModerateSettings settings = ModerateSettings.parse(args).withinBrokerLimits();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    build(env, settings);
    env.execute(settings.job().group(JOB));
  }

  /** Adds the job to an environment; asks neither Kafka nor the registry for anything. */
  public static void build(StreamExecutionEnvironment env, ModerateSettings settings) {
    JobEnvironment.configure(env, settings.job());
    new ModerateJob(settings).build(env);
  }

  private void build(StreamExecutionEnvironment env) {
    SingleOutputStreamOperator<Item> items = guarded(env);
    SingleOutputStreamOperator<Item> current =
        items
            .keyBy(Item::stateKey, Types.STRING)
            .process(new RevisionFunction(settings.revisionTtl()), Item.TYPE)
            .uid("revisions")
            .name("revisions");
    SingleOutputStreamOperator<Item> unsure =
        current
            .process(
                new ScreenFunction(
                    settings.language(),
                    settings.screen(),
                    settings.job().policies(),
                    settings.auditKey(),
                    settings.drift()),
                Item.TYPE)
            .uid("screen")
            .name("screen");
    SingleOutputStreamOperator<Verdict> verdicts =
        assessed(unsure)
            .process(
                new DecideFunction(
                    settings.job().policies(), settings.auditKey(), settings.drift()),
                Outputs.VERDICT)
            .uid("decide")
            .name("decide");
    SingleOutputStreamOperator<Verdict> restrained =
        RestraintFunction.over(
            unsure.getSideOutput(Candidate.OUTPUT).union(verdicts.getSideOutput(Candidate.OUTPUT)),
            RestraintFunction.Job.MODERATE,
            settings.job().policies(),
            settings.auditKey());
    SingleOutputStreamOperator<Audit> audits =
        AuditFunction.over(
            unsure
                .getSideOutput(Drawn.OUTPUT)
                .union(
                    verdicts.getSideOutput(Drawn.OUTPUT), restrained.getSideOutput(Drawn.OUTPUT)),
            settings.job().policies());
    DriftFunction.over(
        unsure.getSideOutput(DriftCounts.OUTPUT).union(verdicts.getSideOutput(DriftCounts.OUTPUT)),
        settings.drift());
    sink(audits, RecordRoute.audits(), "audits");
    sink(
        verdicts.union(current.getSideOutput(Outputs.WITHDRAWN), restrained),
        RecordRoute.verdicts(),
        "verdicts");
    // Most items end at the screen: a sink of their own is called by it, without a copy between.
    sink(unsure.getSideOutput(Outputs.SCREENED), RecordRoute.verdicts(), "screened");
    sink(
        verdicts
            .getSideOutput(Outputs.ESCALATIONS)
            .union(
                current.getSideOutput(Outputs.ESCALATIONS),
                restrained.getSideOutput(RestraintFunction.REQUESTS),
                audits.getSideOutput(AuditFunction.REQUESTS)),
        RecordRoute.escalations(),
        "escalations");
    sink(
        items
            .getSideOutput(Outputs.DEAD_LETTERS)
            .union(verdicts.getSideOutput(Outputs.DEAD_LETTERS)),
        RecordRoute.deadLetters(),
        "dead-letters");
  }

  private SingleOutputStreamOperator<Item> guarded(StreamExecutionEnvironment env) {
    return env.fromSource(
            RecordSources.raw(
                settings.job().kafka(), List.of(Topics.ITEMS), settings.job().group(JOB)),
            WatermarkStrategy.noWatermarks(),
            Topics.ITEMS)
        .uid("items")
        .process(new GuardFunction(settings.job().registry(), settings.maxTextBytes()), Item.TYPE)
        .uid("guard")
        .name("guard");
  }

  private SingleOutputStreamOperator<Assessed> assessed(DataStream<Item> unsure) {
    return AsyncDataStream.orderedWait(
            unsure,
            new SpecialistsFunction(
                settings.job().deployed(settings.models(), true),
                settings.job().policies(),
                settings.inferenceTimeout()),
            settings.inferenceTimeout().toMillis(),
            TimeUnit.MILLISECONDS,
            settings.capacity())
        .returns(Assessed.TYPE)
        .uid("specialists")
        .name("specialists");
  }

  private <T extends SpecificRecord> void sink(
      DataStream<T> records, RecordRoute<T> route, String name) {
    records
        .sinkTo(
            RecordSinks.of(
                settings.job().kafka(),
                settings.job().registry(),
                route,
                settings.job().sink(JOB, name)))
        .uid("sink-" + name)
        .name(name);
  }
}
