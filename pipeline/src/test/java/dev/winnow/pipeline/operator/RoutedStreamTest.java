package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.FakeClassifier;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes in real tasks, from the item to its verdict, and beside it in the offline cascade. */
final class RoutedStreamTest {
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
              specialists: {allow: 0.2, act: 0.9}
            hate:
              action: remove
              specialists: {allow: 0.2, act: 0.9}
          routes:
            - when: {surface: [review], language: [en]}
              skip: [spam]
          """);
  private static final String TEXT = "spam 0.95 hate 0.1";
  private static final List<Item> ITEMS =
      List.of(
          item("routed", "review", "en-GB"),
          item("surface", "comment", "en"),
          item("language", "review", "pl"),
          item("unhinted", "review", null));

  @Test
  void what_is_passed_over_does_not_run_and_what_is_not_is_as_ever() throws Exception {
    Map<String, Verdict> verdicts = stream();

    Verdict routed = of(verdicts, "routed");
    assertThat(routed.getAction()).isEqualTo("allow");
    assertThat(routed.getLabels()).containsOnlyKeys("hate");
    assertThat(evidence(routed).getSkipped()).containsExactly("spam");
    assertThat(evidence(routed).getModels())
        .extracting(ModelRef::getId)
        .containsExactly("fake-hate");
    for (String other : List.of("surface", "language", "unhinted")) {
      Verdict verdict = of(verdicts, other);
      assertThat(verdict.getAction()).isEqualTo("remove");
      assertThat(verdict.getLabels()).containsOnlyKeys("hate", "spam");
      assertThat(evidence(verdict).getSkipped()).isEmpty();
      assertThat(verdict.getLabels().get("hate")).isEqualTo(routed.getLabels().get("hate"));
    }
  }

  @Test
  void the_offline_cascade_says_the_same() throws Exception {
    Map<String, Verdict> verdicts = stream();
    try (Cascade cascade =
        new Cascade(
            new Guard(Guard.DEFAULT_MAX_TEXT_BYTES),
            POLICY,
            List.of(new CascadeStage(Stage.SPECIALISTS, models())),
            Clock.systemUTC())) {
      for (Item item : ITEMS) {
        Verdict offline = cascade.judge(item.content()).join();
        Verdict streamed = of(verdicts, item.content().getId());
        assertThat(offline.getAction()).isEqualTo(streamed.getAction());
        assertThat(offline.getLabels()).isEqualTo(streamed.getLabels());
        assertThat(evidence(offline).getSkipped()).isEqualTo(evidence(streamed).getSkipped());
        assertThat(evidence(offline).getModels()).isEqualTo(evidence(streamed).getModels());
      }
    }
  }

  private static Map<String, Verdict> stream() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    env.configure(configuration);
    env.setParallelism(2);
    List<Verdict> verdicts = new ArrayList<>();
    try (CloseableIterator<Verdict> results =
        AsyncDataStream.orderedWait(
                env.fromData(ITEMS, Item.TYPE),
                new SpecialistsFunction(RoutedStreamTest::models, Always::new, TIMEOUT),
                TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS,
                10)
            .returns(Assessed.TYPE)
            .process(new DecideFunction(Always::new), Outputs.VERDICT)
            .executeAndCollect()) {
      results.forEachRemaining(verdicts::add);
    }
    return verdicts.stream().collect(Collectors.toMap(Verdict::getId, Function.identity()));
  }

  private static FakeClassifier models() {
    return new FakeClassifier("hate", "spam");
  }

  private static Item item(String id, String surface, @Nullable String language) {
    Item item = Records.upsert(id, 1, TEXT);
    ContentItem content = item.content();
    content.setSurface(surface);
    content.setLanguage(language);
    return item;
  }

  private static Verdict of(Map<String, Verdict> verdicts, String id) {
    return Objects.requireNonNull(verdicts.get(id), id);
  }

  private static StageEvidence evidence(Verdict verdict) {
    assertThat(verdict.getEvidence()).hasSize(1);
    return verdict.getEvidence().get(0);
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
