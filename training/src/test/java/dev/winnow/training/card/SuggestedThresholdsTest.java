package dev.winnow.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.ScoredLabels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuggestedThresholdsTest {
  private static final ScoredLabels NO_EVERYDAY = ScoredLabels.of(new double[0], new boolean[0]);

  @Test
  void keep_what_they_promise_where_scores_allow_it() {
    ScoredLabels rows = calibrated(5000, 0.5);

    SuggestedThresholds found = SuggestedThresholds.of(rows, NO_EVERYDAY);

    Confusion atAct = Confusion.at(found.act(), rows);
    assertThat(atAct.precision()).isGreaterThanOrEqualTo(0.9).isEqualTo(found.precision());
    assertThat(atAct.falsePositives()).isLessThanOrEqualTo(rows.negatives() / 20);
    assertThat(found.missed()).isLessThanOrEqualTo(0.05);
    assertThat(found.allow()).isLessThan(found.act());
    assertThat(found.unsure()).isBetween(0.1, 0.9);
  }

  @Test
  void one_step_lower_would_break_the_promise() {
    ScoredLabels rows = calibrated(5000, 0.5);

    double act = SuggestedThresholds.of(rows, NO_EVERYDAY).act() - 0.01;

    Confusion lower = Confusion.at(act, rows);
    assertThat(lower.precision() < 0.9 || lower.falsePositives() > 0.05 * rows.negatives())
        .isTrue();
  }

  @Test
  void everyday_texts_are_neither_flagged_nor_mostly_unsure() {
    double[] scores = new double[100];
    for (int i = 0; i < 100; i++) {
      scores[i] = i < 50 ? 0.3 : 0.1;
    }
    scores[0] = 0.97;
    ScoredLabels everyday = ScoredLabels.of(scores, new boolean[100]);

    SuggestedThresholds found = SuggestedThresholds.of(calibrated(5000, 0.5), everyday);

    assertThat(found.everydayUnsure()).isLessThanOrEqualTo(0.2);
    assertThat(found.allow()).isCloseTo(0.31, within(0.01));
  }

  @Test
  void scores_that_tell_nothing_flag_nothing() {
    Random random = new Random(2);
    double[] scores = random.doubles(1000, 0, 0.9).toArray();
    boolean[] truth = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      truth[i] = random.nextBoolean();
    }

    assertThat(SuggestedThresholds.of(ScoredLabels.of(scores, truth), NO_EVERYDAY).act())
        .isEqualTo(0.99);
  }

  /** Probabilities that are true: spread evenly where {@code sharpness} is 1, else to the edges. */
  private static ScoredLabels calibrated(int rows, double sharpness) {
    Random random = new Random(8);
    double[] scores = new double[rows];
    boolean[] truth = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double even = random.nextDouble();
      double far = Math.pow(Math.abs(2 * even - 1), sharpness) * Math.signum(2 * even - 1);
      scores[i] = (far + 1) / 2;
      truth[i] = random.nextDouble() < scores[i];
    }
    return ScoredLabels.of(scores, truth);
  }
}
