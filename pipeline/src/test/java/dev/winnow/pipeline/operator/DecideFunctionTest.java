package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DecideFunctionTest {
  private static final String LIMITING =
      """
      interimAction: limit
      categories:
        spam:
          action: remove
          specialists: {allow: 0.2, act: 0.9}
          general: {allow: 0.5, act: 0.7}
      """;
  private static final AtomicLong VERSION = new AtomicLong(1);
  private static final AtomicBoolean CLOSED = new AtomicBoolean();

  private OneInputStreamOperatorTestHarness<Assessed, Verdict> harness;

  @BeforeEach
  void open() throws Exception {
    VERSION.set(1);
    CLOSED.set(false);
    harness = ProcessFunctionTestHarnesses.forProcessFunction(new DecideFunction(Fixed::new));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    assertThat(CLOSED).isTrue();
  }

  @Test
  void a_sure_item_gets_its_final_verdict_under_the_policy_of_that_moment() throws Exception {
    VERSION.set(4);
    Verdict verdict = decide(0.95);
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getPolicyVersion()).isEqualTo(4);
    assertThat(verdict.getReceivedAt().toEpochMilli()).isEqualTo(1_000);
    assertThat(harness.getSideOutput(Outputs.ESCALATIONS)).isNull();
  }

  @Test
  void an_unsure_item_gets_a_provisional_verdict_and_goes_to_the_general_model() throws Exception {
    Verdict verdict = decide(0.5);
    assertThat(verdict.getFinal$()).isFalse();
    assertThat(verdict.getAction()).isEqualTo("limit");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("pending");
    assertThat(harness.getSideOutput(Outputs.ESCALATIONS))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.getValue().getUnsure()).containsExactly("spam");
              assertThat(record.getValue().getText()).isEqualTo("text");
              assertThat(record.getValue().getProvisionalVerdictId())
                  .isEqualTo(verdict.getVerdictId());
              assertThat(record.getValue().getPolicyVersion()).isEqualTo(1);
            });
  }

  @Test
  void what_an_older_policy_passed_over_is_not_allowed_unseen_but_put_to_the_general_model()
      throws Exception {
    Classification nothing = new Classification(Map.of(), 0, false, List.of());
    harness.processElement(
        Assessed.answered(
            Records.upsert("a", 1, "text"),
            StageResult.of(Stage.SPECIALISTS, nothing, List.of("spam"), Duration.ZERO)),
        0);
    Verdict verdict = harness.extractOutputValues().get(0);
    assertThat(verdict.getFinal$()).isFalse();
    assertThat(verdict.getEvidence().get(0).getSkipped()).containsExactly("spam");
    assertThat(harness.getSideOutput(Outputs.ESCALATIONS))
        .singleElement()
        .satisfies(record -> assertThat(record.getValue().getUnsure()).containsExactly("spam"));
  }

  @Test
  void an_item_without_a_result_is_a_dead_letter() throws Exception {
    harness.processElement(
        Assessed.failed(
            Records.upsert("a", 2, "text"), DeadLetterReason.INFERENCE_TIMEOUT, "no answer"),
        0);
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.getSideOutput(Outputs.DEAD_LETTERS))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.getValue().getReason()).isEqualTo("inference_timeout");
              assertThat(record.getValue().getRevision()).isEqualTo(2);
              assertThat(record.getValue().getOriginalLength()).isEqualTo(3);
            });
  }

  private Verdict decide(double probability) throws Exception {
    Classification found =
        new Classification(
            Map.of("spam", new CategoryScore(probability, probability)), 3, false, List.of());
    StageResult result = StageResult.of(Stage.SPECIALISTS, found, List.of(), Duration.ZERO);
    harness.processElement(Assessed.answered(Records.upsert("a", 1, "text"), result), 0);
    return harness.extractOutputValues().get(0);
  }

  /** The policy above in the version that the test sets. */
  private static final class Fixed implements PolicyInForce {
    @Override
    public Policy get() {
      return PolicyYaml.parse(VERSION.get(), LIMITING);
    }

    @Override
    public void close() {
      CLOSED.set(true);
    }
  }
}
