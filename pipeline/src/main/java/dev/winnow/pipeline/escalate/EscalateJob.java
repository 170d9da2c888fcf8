package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.ledger.KafkaLedger;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.connectors.kafka.RecordSinks;
import dev.winnow.connectors.kafka.RecordSources;
import dev.winnow.pipeline.deployment.DeployedModels;
import dev.winnow.pipeline.job.JobEnvironment;
import dev.winnow.pipeline.job.JobSettings;
import dev.winnow.pipeline.operator.Outputs;
import dev.winnow.pipeline.restraint.Candidate;
import dev.winnow.pipeline.restraint.RestraintFunction;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * The escalate job: what the specialists were unsure of is put to the general model, and what that
 * is unsure of to people.
 *
 * <pre>
 * escalations, feedback → decode → queue (keyed by item, mode, run) → verdicts
 *                            ↓                                      → reviews
 *                        dead letters
 * </pre>
 *
 * <p>Where the policy has a quota or a brake, what the general model would act on goes from the
 * queue through {@code restraint}, one subtask. What that holds comes back as an escalation, and
 * waits for people in the queue.
 *
 * <p>Uids are part of the checkpoints' format: none may change.
 */
public final class EscalateJob {
  /** The job's name in consumer groups, transactional ids and dead letters. */
  public static final String NAME = EventReader.JOB;

  /** How many texts a classifier may hold for each call, those that were given up included. */
  private static final int UNANSWERED_A_CALL = 4;

  /** Of each key group and line of the queue. */
  static final int KEYS_IN_MEMORY = 16;

  private EscalateJob() {}

  /** Runs the job with {@code --key value} arguments, see {@link EscalateSettings#parse}. */
  public static void main(String[] args) throws Exception {
    EscalateSettings settings = EscalateSettings.parse(args).withinBrokerLimits();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    build(env, settings);
    env.execute(settings.job().group(NAME));
  }

  /** Adds the job to an environment; asks neither Kafka nor the registry for anything. */
  public static void build(StreamExecutionEnvironment env, EscalateSettings settings) {
    JobSettings job = settings.job();
    JobEnvironment.configure(env, job);
    keepLinesOnDisk(env);
    SingleOutputStreamOperator<Either<EscalationRequest, Feedback>> events =
        env.fromSource(source(job), WatermarkStrategy.noWatermarks(), "escalations, feedback")
            .uid("source")
            .process(new EventDecoder(job.registry()))
            .returns(EscalationEvents.TYPE)
            .name("decode")
            .uid("decode");
    SingleOutputStreamOperator<Verdict> verdicts =
        events
            .keyBy(EscalationEvents::key, Types.STRING)
            .transform(
                "general, people",
                new AvroTypeInfo<>(Verdict.class),
                new EscalationQueueFactory(settings.queue(), escalator(settings), job.policies()))
            .uid("queue");
    SingleOutputStreamOperator<Verdict> restrained =
        RestraintFunction.over(
            verdicts.getSideOutput(Candidate.OUTPUT),
            RestraintFunction.Job.ESCALATE,
            job.policies(),
            null);
    sink(job, verdicts.union(restrained), RecordRoute.escalatedVerdicts(), "verdicts");
    sink(
        job,
        restrained.getSideOutput(RestraintFunction.REQUESTS),
        RecordRoute.escalations(),
        "held");
    DataStream<EscalationRequest> checks = events.getSideOutput(EventDecoder.CHECKS);
    sink(
        job,
        verdicts
            .getSideOutput(EscalationQueue.REVIEWS)
            .union(
                checks
                    .flatMap(new AuditReviews())
                    .returns(new AvroTypeInfo<>(ReviewRequest.class))
                    .uid("audit-reviews")
                    .name("audit-reviews")),
        RecordRoute.reviews(),
        "reviews");
    sink(
        job,
        AuditQuestion.over(checks, job.deployed(settings.general(), false), job.policies()),
        RecordRoute.audits(),
        "audits");
    sink(
        job, events.getSideOutput(Outputs.DEAD_LETTERS), RecordRoute.deadLetters(), "dead-letters");
  }

  /**
   * The queue's lines are many and mostly empty. Each has so many keys of each key group in memory
   * at most: with Flink's 128, a backlog of a million would lie there whole.
   */
  private static void keepLinesOnDisk(StreamExecutionEnvironment env) {
    Configuration config = new Configuration();
    config.set(RocksDBOptions.ROCKSDB_TIMER_SERVICE_FACTORY_CACHE_SIZE, KEYS_IN_MEMORY);
    env.configure(config);
  }

  private static Source<RawRecord, ?, ?> source(JobSettings job) {
    return RecordSources.raw(
        job.kafka(), List.of(Topics.ESCALATIONS, Topics.FEEDBACK), job.group(NAME));
  }

  private static EscalatorSource escalator(EscalateSettings settings) {
    DeployedModels general = settings.job().deployed(settings.general(), false);
    int maxUnanswered = UNANSWERED_A_CALL * settings.queue().callsAtOnce();
    ConfiguredEscalator.Local local = () -> new LocalProvider(general.open(), maxUnanswered);
    ProvidersSettings providers = settings.providers();
    return providers == null
        ? part -> Escalator.of(local.get())
        : new ConfiguredEscalator(
            providers,
            local,
            settings.general().models(),
            new KafkaLedger(settings.job().kafka(), settings.job().registry()));
  }

  private static <T extends SpecificRecord> void sink(
      JobSettings job, DataStream<T> records, RecordRoute<T> route, String name) {
    records
        .sinkTo(RecordSinks.of(job.kafka(), job.registry(), route, job.sink(NAME, name)))
        .name(name)
        .uid(name);
  }
}
