package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.FakeClassifier;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Route;
import dev.winnow.pipeline.policy.RouteCondition;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ModelRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SpecialistsFunctionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Policy PLAIN = new Policy(1, Action.ALLOW, Map.of());
  private static final Policy ROUTED =
      new Policy(
          2,
          Action.ALLOW,
          Map.of(),
          List.of(
              new Route(
                  new RouteCondition(Set.of(), Set.of(), Set.of("en"), Map.of()),
                  Set.of("spam", "unheard"))));
  private static final AtomicBoolean ROUTING = new AtomicBoolean();
  private static final AtomicBoolean CLOSED = new AtomicBoolean();

  @BeforeEach
  void start() {
    ROUTING.set(false);
    CLOSED.set(false);
  }

  @Test
  void answers_in_order_with_scores_and_evidence_and_names_items_that_failed() throws Exception {
    try (var harness = harness(() -> new FakeClassifier("spam"))) {
      harness.open();
      harness.processElement(Records.upsert("a", 1, "spam 0.25"), 0);
      harness.processElement(Records.upsert("b", 1, "nothing to read"), 0);
      harness.endInput();
      List<Assessed> assessed = harness.extractOutputValues();
      assertThat(assessed).extracting(a -> a.item().content().getId()).containsExactly("a", "b");
      var result = Objects.requireNonNull(assessed.get(0).result());
      assertThat(Objects.requireNonNull(result.scores().get("spam")).probability()).isEqualTo(0.25);
      assertThat(result.evidence().getModels()).hasSize(1);
      assertThat(assessed.get(1).failure()).isEqualTo(DeadLetterReason.INFERENCE_FAILED);
      assertThat(assessed.get(1).detail()).isEqualTo("no answer");
    }
  }

  @Test
  void models_that_the_policy_passes_over_for_an_item_do_not_run() throws Exception {
    ROUTING.set(true);
    Item english = Records.upsert("a", 1, "spam 0.25 hate 0.5");
    english.content().setLanguage("en-GB");
    try (var harness = harness(() -> new FakeClassifier("spam", "hate"))) {
      harness.open();
      harness.processElement(english, 0);
      harness.processElement(Records.upsert("b", 1, "spam 0.25 hate 0.5"), 0);
      harness.endInput();
      List<StageResult> results =
          harness.extractOutputValues().stream()
              .map(Assessed::result)
              .map(Objects::requireNonNull)
              .toList();
      assertThat(results.get(0).scores()).containsOnlyKeys("hate");
      assertThat(results.get(0).evidence().getSkipped()).containsExactly("spam");
      assertThat(results.get(0).evidence().getModels())
          .extracting(ModelRef::getId)
          .containsExactly("fake-hate");
      assertThat(results.get(1).scores()).containsOnlyKeys("spam", "hate");
      assertThat(results.get(1).evidence().getSkipped()).isEmpty();
      assertThat(results.get(1).scores().get("hate"))
          .isEqualTo(results.get(0).scores().get("hate"));
    }
    assertThat(CLOSED).isTrue();
  }

  @Test
  void an_item_without_an_answer_in_time_fails_alone_and_not_the_job() throws Exception {
    try (var harness = harness(SilentClassifier::new)) {
      harness.open();
      harness.setProcessingTime(0);
      harness.processElement(Records.upsert("a", 1, "spam 0.25"), 0);
      harness.setProcessingTime(TIMEOUT.toMillis() + 1);
      harness.endInput();
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(
              assessed -> {
                assertThat(assessed.failure()).isEqualTo(DeadLetterReason.INFERENCE_TIMEOUT);
                assertThat(assessed.detail()).isEqualTo("no answer after 30000 ms");
              });
    }
  }

  @Test
  void items_that_wait_for_an_answer_are_asked_again_after_a_restore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness(SilentClassifier::new)) {
      harness.open();
      harness.processElement(Records.upsert("a", 1, "spam 0.25"), 0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var restored = harness(() -> new FakeClassifier("spam"))) {
      restored.initializeState(snapshot);
      restored.open();
      restored.endInput();
      assertThat(restored.extractOutputValues())
          .singleElement()
          .satisfies(assessed -> assertThat(assessed.result()).isNotNull());
    }
  }

  private static OneInputStreamOperatorTestHarness<Item, Assessed> harness(ClassifierSource source)
      throws Exception {
    SerializerConfigImpl types = new SerializerConfigImpl();
    types.setGenericTypes(false);
    TypeSerializer<Item> serializer = Item.TYPE.createSerializer(types);
    return new OneInputStreamOperatorTestHarness<>(
        new AsyncWaitOperatorFactory<>(
            new SpecialistsFunction(source, Policies::new, TIMEOUT),
            TIMEOUT.toMillis(),
            10,
            OutputMode.ORDERED),
        serializer);
  }

  /** With routes where the test says so. */
  private static final class Policies implements PolicyInForce {
    @Override
    public Policy get() {
      return ROUTING.get() ? ROUTED : PLAIN;
    }

    @Override
    public void close() {
      CLOSED.set(true);
    }
  }

  /** Never answers. */
  private static final class SilentClassifier implements Classifier {
    @Override
    public CompletableFuture<Classification> classify(String text, Wanted wanted) {
      return new CompletableFuture<>();
    }

    @Override
    public List<ModelIdentity> models() {
      return List.of();
    }

    @Override
    public List<String> categories() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
