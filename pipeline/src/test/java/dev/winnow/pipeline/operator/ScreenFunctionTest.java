package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.winnow.pipeline.cascade.ByLanguage;
import dev.winnow.pipeline.cascade.FakeClassifier;
import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScreenFunctionTest {
  private static final Policy POLICY =
      PolicyYaml.parse(
          3,
          """
          interimAction: allow
          categories:
            spam:
              action: remove
              screen: {allow: 0.2, act: 0.9}
              specialists: {allow: 0.2, act: 0.9}
          """);
  private static final AtomicInteger CLOSED = new AtomicInteger();
  private static final AtomicReference<FakeClassifier> IDLE = new AtomicReference<>();

  @BeforeEach
  void start() {
    CLOSED.set(0);
  }

  @Test
  void an_item_that_the_screen_is_sure_of_ends_there() throws Exception {
    try (var harness = harness(ScreenFunctionTest::screen)) {
      harness.processElement(Records.upsert("bad", 2, "spam 0.95"), 0);
      harness.processElement(Records.upsert("good", 1, "spam 0.1"), 0);
      assertThat(harness.extractOutputValues()).isEmpty();
      List<Verdict> verdicts = screened(harness);
      assertThat(verdicts).extracting(Verdict::getAction).containsExactly("remove", "allow");
      Verdict bad = verdicts.get(0);
      assertThat(bad.getFinal$()).isTrue();
      assertThat(bad.getDecidedBy()).isEqualTo("screen");
      assertThat(bad.getRevision()).isEqualTo(2);
      assertThat(bad.getPolicyVersion()).isEqualTo(3);
      assertThat(bad.getReceivedAt().toEpochMilli()).isEqualTo(1_000);
      assertThat(Objects.requireNonNull(bad.getLabels().get("spam")).getStage())
          .isEqualTo("screen");
      assertThat(bad.getEvidence())
          .singleElement()
          .satisfies(
              ran -> {
                assertThat(ran.getModels())
                    .extracting(ModelRef::getId)
                    .containsExactly("fake-spam");
                assertThat(ran.getProbabilities()).isEqualTo(Map.of("spam", 0.95));
              });
    }
    assertThat(CLOSED).hasValue(1);
  }

  @Test
  void an_unsure_item_goes_on_with_what_the_screen_found() throws Exception {
    try (var harness = harness(ScreenFunctionTest::screen)) {
      harness.processElement(Records.upsert("a", 1, "spam 0.5"), 0);
      assertThat(screened(harness)).isEmpty();
      Item item = harness.extractOutputValues().get(0);
      assertThat(item.content().getId()).isEqualTo("a");
      assertThat(Objects.requireNonNull(item.screen()).scores()).containsOnlyKeys("spam");
      assertThat(item.screen().evidence().getStage()).isEqualTo("screen");
    }
  }

  @Test
  void a_category_that_the_screen_does_not_score_is_not_let_through_unseen() throws Exception {
    try (var harness = harness(() -> Optional.of(new FakeClassifier("toxicity")))) {
      harness.processElement(Records.upsert("a", 1, "toxicity 0"), 0);
      assertThat(screened(harness)).isEmpty();
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void what_the_screen_cannot_answer_for_goes_on_without_it() throws Exception {
    try (var harness = harness(ScreenFunctionTest::screen)) {
      harness.processElement(Records.upsert("a", 1, "nothing to read"), 0);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(item -> assertThat(item.screen()).isNull());
    }
  }

  @Test
  void a_screen_that_the_policy_has_no_use_for_does_not_run() throws Exception {
    FakeClassifier screen = new FakeClassifier("spam");
    IDLE.set(screen);
    try (var harness = harness(() -> Optional.ofNullable(IDLE.get()), Plain::new)) {
      harness.processElement(Records.upsert("a", 1, "spam 0.95"), 0);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(item -> assertThat(item.screen()).isNull());
      assertThat(screen.calls()).isZero();
    }
  }

  @Test
  void an_item_in_a_language_that_no_screen_reads_goes_on() throws Exception {
    try (var harness =
        harness(() -> ItemLanguages.assuming("fr"), ScreenFunctionTest::german, Always::new)) {
      harness.processElement(Records.upsert("a", 1, "spam 0.95"), 0);
      assertThat(screened(harness)).isEmpty();
      Item item = harness.extractOutputValues().get(0);
      assertThat(item.screen()).isNull();
      assertThat(item.content().getLanguage()).isEqualTo("fr");
      assertThat(item.content().getLanguageSource()).isEqualTo("assumed");
    }
  }

  @Test
  void the_verdict_says_which_language_was_taken() throws Exception {
    try (var harness =
        harness(() -> ItemLanguages.assuming("de"), ScreenFunctionTest::german, Always::new)) {
      Item stated = Records.upsert("b", 1, "spam 0.95");
      stated.content().setLanguage("de-AT");
      harness.processElement(Records.upsert("a", 1, "spam 0.95"), 0);
      harness.processElement(stated, 0);
      assertThat(screened(harness))
          .extracting(Verdict::getId, Verdict::getLanguage, Verdict::getLanguageSource)
          .containsExactly(tuple("a", "de", "assumed"), tuple("b", "de-AT", "stated"));
    }
  }

  @Test
  void without_a_screen_items_go_on_as_they_came() throws Exception {
    Item item = Records.upsert("a", 1, "spam 0.95");
    try (var harness = harness(Optional::empty)) {
      harness.processElement(item, 0);
      Item same = harness.extractOutputValues().get(0);
      assertThat(same.content()).isEqualTo(item.content());
      assertThat(same.screen()).isNull();
      assertThat(screened(harness)).isEmpty();
    }
  }

  private static OneInputStreamOperatorTestHarness<Item, Item> harness(ScreenSource source)
      throws Exception {
    return harness(source, Always::new);
  }

  private static OneInputStreamOperatorTestHarness<Item, Item> harness(
      ScreenSource source, PolicyInForce.Source policies) throws Exception {
    return harness(() -> ItemLanguages.STATED, source, policies);
  }

  private static OneInputStreamOperatorTestHarness<Item, Item> harness(
      LanguagesSource languages, ScreenSource source, PolicyInForce.Source policies)
      throws Exception {
    return ProcessFunctionTestHarnesses.forProcessFunction(
        new ScreenFunction(languages, source, policies));
  }

  private static Optional<Classifier> german() {
    return Optional.of(new ByLanguage(Map.of("de", new FakeClassifier("spam"))));
  }

  private static Optional<Classifier> screen() {
    return Optional.of(new FakeClassifier("spam"));
  }

  private static List<Verdict> screened(OneInputStreamOperatorTestHarness<Item, Item> harness) {
    var records = harness.getSideOutput(Outputs.SCREENED);
    return records == null ? List.of() : records.stream().map(each -> each.getValue()).toList();
  }

  /** No thresholds for the screen, and no routes. */
  private static final class Plain implements PolicyInForce {
    @Override
    public Policy get() {
      return new Policy(1, Action.ALLOW, Map.of());
    }

    @Override
    public void close() {}
  }

  /** The policy above. */
  private static final class Always implements PolicyInForce {
    @Override
    public Policy get() {
      return POLICY;
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }
}
