package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.metric.CalibrationError;
import dev.winnow.training.metric.ScoredLabels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlattFitTest {
  private static final int ROWS = 20_000;
  private final double[] scores = new double[ROWS];
  private final boolean[] truth = new boolean[ROWS];

  PlattFitTest() {
    // The true log-odds are half the stated ones, minus one.
    Random random = new Random(5);
    for (int i = 0; i < ROWS; i++) {
      double logit = 4 * random.nextGaussian();
      scores[i] = LinearModel.sigmoid(logit);
      truth[i] = random.nextDouble() < LinearModel.sigmoid(0.5 * logit - 1);
    }
  }

  @Test
  void finds_how_far_scores_were_off() {
    PlattCalibration calibration = PlattFit.fit(scores, truth);

    assertThat(calibration.a()).isCloseTo(0.5, within(0.03));
    assertThat(calibration.b()).isCloseTo(-1, within(0.06));
  }

  @Test
  void brings_the_calibration_error_down() {
    PlattCalibration calibration = PlattFit.fit(scores, truth);
    double[] probabilities = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      probabilities[i] = calibration.probability(scores[i]);
    }

    assertThat(CalibrationError.expected(ScoredLabels.of(scores, truth))).isGreaterThan(0.1);
    assertThat(CalibrationError.expected(ScoredLabels.of(probabilities, truth))).isLessThan(0.02);
  }

  @Test
  void a_class_that_counts_less_is_less_probable_by_as_much() {
    double[] weights = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      weights[i] = truth[i] ? 0.1 : 1;
    }

    PlattCalibration calibration = PlattFit.fitIfRising(scores, truth, weights).orElseThrow();

    assertThat(calibration.a()).isCloseTo(0.5, within(0.03));
    assertThat(calibration.b()).isCloseTo(-1 - Math.log(10), within(0.1));
  }

  @Test
  void stays_short_of_certainty_where_scores_separate_the_classes() {
    PlattCalibration calibration =
        PlattFit.fit(new double[] {0.1, 0.2, 0.8, 0.9}, new boolean[] {false, false, true, true});

    assertThat(calibration.probability(0.9)).isLessThan(0.95);
  }

  @Test
  void needs_both_classes() {
    assertThatThrownBy(() -> PlattFit.fit(new double[] {0.5}, new boolean[] {true}))
        .hasMessage("positives: 1, negatives: 0 (expected: some of each)");
  }
}
