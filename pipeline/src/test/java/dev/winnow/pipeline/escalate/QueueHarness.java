package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.restraint.Candidate;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;

/** One subtask of the queue over RocksDB, with a mailbox that the test empties. */
final class QueueHarness implements AutoCloseable {
  private static final int MAX_PARALLELISM = 128;
  private static final int KEYS_IN_MEMORY = 2;

  private final KeyedOneInputStreamOperatorTestHarness<
          String, Either<EscalationRequest, Feedback>, Verdict>
      flink;

  private QueueHarness(
      QueueSettings settings,
      EscalatorSource escalators,
      PolicyInForce.Source policies,
      int keysInMemory,
      boolean incremental,
      int of,
      int subtask)
      throws Exception {
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new EscalationQueueFactory(settings, escalators, policies),
            EscalationEvents::key,
            Types.STRING,
            MAX_PARALLELISM,
            of,
            subtask);
    Configuration configuration = new Configuration();
    configuration.set(RocksDBOptions.ROCKSDB_TIMER_SERVICE_FACTORY_CACHE_SIZE, keysInMemory);
    configuration.set(RocksDBOptions.USE_MANAGED_MEMORY, false);
    flink.setStateBackend(
        new EmbeddedRocksDBStateBackend(incremental)
            .configure(configuration, QueueHarness.class.getClassLoader()));
    flink.setup(
        new AvroTypeInfo<>(Verdict.class)
            .createSerializer(flink.getExecutionConfig().getSerializerConfig()));
  }

  static QueueHarness opened(QueueSettings settings, EscalationProvider provider) throws Exception {
    return opened(settings, provider, Items.POLICIES);
  }

  static QueueHarness opened(
      QueueSettings settings, EscalationProvider provider, PolicyInForce.Source policies)
      throws Exception {
    return opened(settings, subtasks -> Escalator.of(provider), policies);
  }

  static QueueHarness opened(
      QueueSettings settings, EscalatorSource escalators, PolicyInForce.Source policies)
      throws Exception {
    QueueHarness harness =
        new QueueHarness(settings, escalators, policies, KEYS_IN_MEMORY, false, 1, 0);
    harness.flink.open();
    return harness;
  }

  /** One whose checkpoints are files, and with as many keys in memory as in the job. */
  static QueueHarness onDisk(QueueSettings settings, EscalatorSource escalators, Path checkpoints)
      throws Exception {
    QueueHarness harness =
        new QueueHarness(
            settings, escalators, Items.POLICIES, EscalateJob.KEYS_IN_MEMORY, true, 1, 0);
    harness.flink.setCheckpointStorage(new FileSystemCheckpointStorage(checkpoints.toUri()));
    harness.flink.open();
    return harness;
  }

  static QueueHarness restored(
      OperatorSubtaskState state,
      QueueSettings settings,
      EscalationProvider provider,
      int of,
      int subtask)
      throws Exception {
    return restored(state, settings, subtasks -> Escalator.of(provider), of, subtask);
  }

  static QueueHarness restored(
      OperatorSubtaskState state,
      QueueSettings settings,
      EscalatorSource escalators,
      int of,
      int subtask)
      throws Exception {
    QueueHarness harness =
        new QueueHarness(settings, escalators, Items.POLICIES, KEYS_IN_MEMORY, false, of, subtask);
    harness.flink.initializeState(
        KeyedOneInputStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, 1, of, subtask));
    harness.flink.open();
    return harness;
  }

  void send(EscalationRequest request) throws Exception {
    flink.processElement(new StreamRecord<>(Either.Left(request)));
    work();
  }

  void send(Feedback feedback) throws Exception {
    flink.processElement(new StreamRecord<>(Either.Right(feedback)));
    work();
  }

  /** Does what has come to the mailbox. */
  void work() throws Exception {
    for (Optional<Mail> mail = next(); mail.isPresent(); mail = next()) {
      mail.get().run();
    }
  }

  void passTimeTo(long millis) throws Exception {
    flink.setProcessingTime(millis);
    flink.setStateTtlProcessingTime(millis);
    work();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return flink.snapshot(1, 1);
  }

  void endInput() throws Exception {
    flink.endInput();
  }

  List<Verdict> verdicts() {
    return flink.extractOutputValues();
  }

  List<Verdict> finals() {
    return verdicts().stream().filter(Verdict::getFinal$).toList();
  }

  List<ReviewRequest> reviews() {
    Collection<StreamRecord<ReviewRequest>> records = flink.getSideOutput(EscalationQueue.REVIEWS);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  List<Candidate> candidates() {
    Collection<StreamRecord<Candidate>> records = flink.getSideOutput(Candidate.OUTPUT);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }

  private Optional<Mail> next() {
    return flink.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
  }
}
