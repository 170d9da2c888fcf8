package dev.winnow.training.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.audit.StratifiedCounts;
import dev.winnow.training.audit.StratumCount;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds of a stream by the answers about some of its items. */
class StratifiedCertificationTest {
  private static final Prices PRICES = new Prices(List.of(1.0), 1000);
  private static final int RESAMPLES = 60;
  private static final double RATIO = 1.5;
  private static final StratifiedCounts UNDOUBTED =
      new StratifiedCounts(List.of(new StratumCount(1, 9000, 9000, 0, 9000, 0, 9000)));

  private final DrawnStream stream = new DrawnStream(5);
  private final Certification certification = Certification.byWeights(0.95);

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.15})
  void limits_hold_in_the_stream_for_19_of_20_draws_at_least(double limit) {
    Random random = new Random(11);
    int held = 0;
    int decided = 0;
    for (int resample = 0; resample < RESAMPLES; resample++) {
      ThresholdVector vector = certify(limit, stream.draw(random), null);
      held += holds(vector, limit) ? 1 : 0;
      decided += stream.truth(vector).acted() > 0 ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(RESAMPLES * 95 / 100);
    assertThat(decided).as("not by deciding nothing").isGreaterThan(RESAMPLES / 2);
  }

  /** What the whole of the effort is for. */
  @Test
  void what_a_search_finds_that_is_too_bold_is_not_proven() {
    double limit = 0.04;
    Random random = new Random(11);
    int held = 0;
    int heldUnproven = 0;
    for (int resample = 0; resample < RESAMPLES; resample++) {
      List<DrawnStream.Drawn> drawn = stream.draw(random);
      CategoryScores searched = DrawnStream.searched(drawn);
      Question question =
          new Question("spam", new Limits(limit, limit), searched, new WeightedRisk(0), PRICES);
      held += holds(vector(question, found -> DrawnStream.proven(found, drawn)), limit) ? 1 : 0;
      heldUnproven += holds(vector(question, found -> UNDOUBTED), limit) ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(RESAMPLES * 95 / 100);
    assertThat(heldUnproven).isLessThan(RESAMPLES * 9 / 10);
  }

  @Test
  void no_threshold_goes_beyond_the_boldest() {
    List<DrawnStream.Drawn> drawn = stream.draw(new Random(3));
    StageThresholds boldest = new StageThresholds(0.01, 0.9);

    ThresholdVector free = certify(0.15, drawn, null);
    ThresholdVector bound = certify(0.15, drawn, new ThresholdVector(List.of(boldest)));

    assertThat(free.stages().get(0).act()).isLessThan(0.9);
    assertThat(free.stages().get(0).allow()).isGreaterThan(0.01);
    assertThat(bound.stages()).containsExactly(boldest);
  }

  private boolean holds(ThresholdVector vector, double limit) {
    Counts truth = stream.truth(vector);
    return truth.wrong() <= limit * truth.acted() && truth.missed() <= limit * truth.positives();
  }

  private ThresholdVector certify(
      double limit, List<DrawnStream.Drawn> drawn, @Nullable ThresholdVector boldest) {
    CategoryScores searched = DrawnStream.searched(drawn);
    return vector(
        new Question(
            "spam",
            new Limits(limit, limit),
            searched,
            WeightedRisk.of(searched, RATIO),
            PRICES,
            boldest),
        found -> DrawnStream.proven(found, drawn));
  }

  private ThresholdVector vector(
      Question question, Function<ThresholdVector, StratifiedCounts> proven) {
    return certification
        .certify(List.of(question), vectors -> List.of(proven.apply(vectors.get(0))))
        .orElseThrow()
        .vectors()
        .get(0);
  }
}
