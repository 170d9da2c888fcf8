package dev.winnow.training.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void quantiles_are_those_of_the_tables() {
    assertThat(NormalQuantile.above(0.5)).isCloseTo(0, within(1e-6));
    assertThat(NormalQuantile.above(0.05)).isCloseTo(1.644854, within(1e-5));
    assertThat(NormalQuantile.above(0.025)).isCloseTo(1.959964, within(1e-5));
    assertThat(NormalQuantile.above(0.001)).isCloseTo(3.090232, within(1e-4));
  }

  @Test
  void a_loss_that_is_certain_refuses() {
    assertThat(judged(Metric.AUC, 900, 0.95, 0.93, 0.002).outcome()).isEqualTo(Outcome.WORSE);
  }

  @Test
  void a_loss_of_next_to_nothing_is_let_through_however_certain() {
    assertThat(judged(Metric.AUC, 90_000, 0.950, 0.949, 0.0001).outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void noise_neither_refuses_as_worse_nor_waves_through() {
    assertThat(judged(Metric.RECALL, 100, 0.90, 0.88, 0.03).outcome()).isEqualTo(Outcome.UNCLEAR);
    assertThat(judged(Metric.RECALL, 100, 0.90, 0.90, 0.04).outcome()).isEqualTo(Outcome.UNCLEAR);
    assertThat(judged(Metric.RECALL, 900, 0.90, 0.89, 0.01).outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void for_an_error_rate_more_is_worse() {
    assertThat(judged(Metric.FALSE_ALARMS, 9000, 0.02, 0.04, 0.002).outcome())
        .isEqualTo(Outcome.WORSE);
    assertThat(judged(Metric.FALSE_ALARMS, 9000, 0.04, 0.02, 0.002).outcome())
        .isEqualTo(Outcome.HELD);
  }

  @Test
  void two_models_that_agree_on_a_handful_of_rows_prove_nothing() {
    assertThat(judged(Metric.RECALL, 20, 1, 1, 0).outcome()).isEqualTo(Outcome.UNCLEAR);
    assertThat(judged(Metric.IDENTITY_WORDS, 20, 0, 0, 0).outcome()).isEqualTo(Outcome.UNJUDGED);
  }

  @Test
  void the_more_is_judged_the_surer_a_loss_must_be() {
    Estimate estimate = new Estimate(Metric.AUC, 900, 0.95, 0.945, 0.0025);

    assertThat(Judgement.of(estimate, 1).outcome()).isEqualTo(Outcome.WORSE);
    assertThat(Judgement.of(estimate, 30).outcome()).isEqualTo(Outcome.HELD);
  }

  private static Judgement judged(
      Metric metric, int rows, double before, double after, double error) {
    return Judgement.of(new Estimate(metric, rows, before, after, error), 7);
  }
}
