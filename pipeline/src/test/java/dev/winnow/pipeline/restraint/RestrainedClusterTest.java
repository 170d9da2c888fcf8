package dev.winnow.pipeline.restraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The quota in real tasks, over RocksDB: several subtasks decide, one counts. */
final class RestrainedClusterTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final Policy POLICY =
      PolicyYaml.parse(
          1,
          """
          interimAction: allow
          categories:
            spam:
              action: remove
              specialists: {allow: 0.2, act: 0.9}
          quota: {moderate: 137, escalate: 0}
          """);

  @Test
  void subtasks_share_one_quota() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    env.configure(configuration);
    env.setParallelism(2);
    List<Candidate> candidates =
        IntStream.range(0, 500)
            .mapToObj(i -> Candidates.removal("t" + i % 3, "item-" + i, Candidates.NOON))
            .toList();
    List<Verdict> verdicts = new ArrayList<>();
    try (CloseableIterator<Verdict> results =
        RestraintFunction.over(
                env.fromData(candidates, Candidate.TYPE)
                    .rebalance()
                    .map(candidate -> candidate)
                    .returns(Candidate.TYPE),
                RestraintFunction.Job.MODERATE,
                Always::new,
                null)
            .executeAndCollect()) {
      results.forEachRemaining(verdicts::add);
    }
    assertThat(verdicts).hasSize(500);
    assertThat(verdicts).filteredOn(Verdict::getFinal$).hasSize(137);
  }

  /** The policy above. */
  private static final class Always implements PolicyInForce {
    @Override
    public Policy get() {
      return POLICY;
    }

    @Override
    public void close() {}
  }
}
