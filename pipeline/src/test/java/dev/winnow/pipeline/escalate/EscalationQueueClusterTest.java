package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Either;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue in real tasks: shipped, keyed, with Flink's own mailbox and state. */
class EscalationQueueClusterTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void answers_all_items_in_a_real_cluster_before_the_input_ends() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    env.configure(configuration);
    env.setParallelism(2);

    List<Verdict> verdicts = new ArrayList<>();
    try (CloseableIterator<Verdict> results =
        env.fromData(requests(300), EscalationEvents.TYPE)
            .keyBy(EscalationEvents::key, Types.STRING)
            .transform(
                "queue",
                new AvroTypeInfo<>(Verdict.class),
                new EscalationQueueFactory(
                    new QueueSettings(4, Duration.ofSeconds(30), Duration.ofDays(1)),
                    subtasks -> Escalator.of(new LocalProvider(new FixedClassifier(0.9), 100)),
                    Items.POLICIES))
            .executeAndCollect()) {
      results.forEachRemaining(verdicts::add);
    }

    assertThat(verdicts).allMatch(Verdict::getFinal$);
    assertThat(verdicts).extracting(Verdict::getId).hasSize(300).doesNotHaveDuplicates();
  }

  private static List<Either<EscalationRequest, Feedback>> requests(int count) {
    return IntStream.range(0, count)
        .<Either<EscalationRequest, Feedback>>mapToObj(
            i -> Either.Left(Items.request("item-" + i, 1)))
        .toList();
  }
}
