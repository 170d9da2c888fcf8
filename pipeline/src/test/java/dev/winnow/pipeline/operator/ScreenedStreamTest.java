package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.FakeClassifier;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The screen in real tasks, from the item to its verdict, and beside it in the offline cascade. */
final class ScreenedStreamTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Policy POLICY =
      PolicyYaml.parse(
          1,
          """
          interimAction: allow
          categories:
            spam:
              action: remove
              screen: {allow: 0.1, act: 0.95}
              specialists: {allow: 0.4, act: 0.8}
            hate:
              action: remove
              screen: {allow: 0.3, act: 0.99}
              specialists: {allow: 0.3, act: 0.9}
            pii:
              action: limit
              specialists: {allow: 0.3, act: 0.9}
          routes:
            - when: {screen: {spam: {below: 0.05}}}
              skip: [pii]
          """);

  /** How each ends: by the screen, for it is sure; or by the specialists. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "clean-and-excused", "spam 0.01 hate 0.1 pii 0.95",
          "clean-but-pii-unseen", "spam 0.08 hate 0.1 pii 0.1",
          "sure-of-the-strictest", "spam 0.97 hate 0.5 pii 0.5",
          "unsure-of-spam", "spam 0.6 hate 0.1 pii 0.1",
          "unsure-of-hate", "spam 0.01 hate 0.95 pii 0.95");

  @Test
  void the_stream_and_the_offline_cascade_say_the_same() throws Exception {
    Map<String, Verdict> streamed = stream();
    assertThat(streamed).containsOnlyKeys(TEXTS.keySet());
    assertThat(by(streamed, "screen"))
        .containsExactlyInAnyOrder("clean-and-excused", "sure-of-the-strictest");
    try (Cascade cascade =
        new Cascade(
            new Guard(Guard.DEFAULT_MAX_TEXT_BYTES),
            POLICY,
            List.of(
                new CascadeStage(Stage.SCREEN, screen()),
                new CascadeStage(Stage.SPECIALISTS, specialists())),
            Clock.systemUTC())) {
      for (Item item : items()) {
        Verdict offline = cascade.judge(item.content()).join();
        Verdict online = Objects.requireNonNull(streamed.get(item.content().getId()));
        assertThat(online.getDecidedBy()).isEqualTo(offline.getDecidedBy());
        assertThat(online.getFinal$()).isEqualTo(offline.getFinal$());
        assertThat(online.getLabels()).isEqualTo(offline.getLabels());
        assertThat(online.getEvidence())
            .extracting(StageEvidence::getSkipped)
            .isEqualTo(offline.getEvidence().stream().map(StageEvidence::getSkipped).toList());
        assertThat(online.getEvidence())
            .extracting(StageEvidence::getProbabilities)
            .isEqualTo(
                offline.getEvidence().stream().map(StageEvidence::getProbabilities).toList());
        if (offline.getFinal$()) {
          assertThat(online.getAction()).isEqualTo(offline.getAction());
        }
      }
    }
  }

  private static Map<String, Verdict> stream() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    env.configure(configuration);
    env.setParallelism(2);
    SingleOutputStreamOperator<Item> unsure =
        env.fromData(items(), Item.TYPE)
            .process(
                new ScreenFunction(
                    () -> ItemLanguages.STATED, () -> Optional.of(screen()), Always::new),
                Item.TYPE);
    SingleOutputStreamOperator<Verdict> verdicts =
        AsyncDataStream.orderedWait(
                unsure,
                new SpecialistsFunction(ScreenedStreamTest::specialists, Always::new, TIMEOUT),
                TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS,
                10)
            .returns(Assessed.TYPE)
            .process(new DecideFunction(Always::new), Outputs.VERDICT);
    List<Verdict> all = new ArrayList<>();
    try (CloseableIterator<Verdict> results =
        verdicts.union(unsure.getSideOutput(Outputs.SCREENED)).executeAndCollect()) {
      results.forEachRemaining(all::add);
    }
    return all.stream().collect(Collectors.toMap(Verdict::getId, Function.identity()));
  }

  private static List<Item> items() {
    return TEXTS.entrySet().stream()
        .map(each -> Records.upsert(each.getKey(), 1, each.getValue()))
        .toList();
  }

  private static FakeClassifier screen() {
    return new FakeClassifier("spam", "hate");
  }

  private static FakeClassifier specialists() {
    return new FakeClassifier("hate", "pii", "spam");
  }

  private static List<String> by(Map<String, Verdict> verdicts, String stage) {
    return verdicts.values().stream()
        .filter(verdict -> verdict.getDecidedBy().equals(stage))
        .map(Verdict::getId)
        .toList();
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
