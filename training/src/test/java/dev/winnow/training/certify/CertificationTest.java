package dev.winnow.training.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationTest {
  private static final Prices PRICES = new Prices(List.of(1.0, 10.0), 1000);
  private static final int RESAMPLES = 200;
  private static final int SEARCHED = 2000;
  private static final int PROVEN = 3000;

  private final Population population = new Population(5);
  private final Certification certification = new Certification(0.95);

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.02, 0.05})
  void limits_hold_in_the_population_for_19_of_20_draws_at_least(double limit) {
    Limits limits = new Limits(limit, limit);
    List<Counts> truths =
        resamples(random -> certify(limits, random).orElseThrow().vectors().get(0));

    long held = truths.stream().filter(truth -> holds(limits, truth)).count();
    long decided = truths.stream().filter(truth -> truth.acted() > 0).count();
    assertThat(held).isGreaterThanOrEqualTo(RESAMPLES * 95 / 100);
    assertThat(decided).as("not by deciding nothing").isGreaterThan(RESAMPLES * 7 / 10);
  }

  /** What the whole of the effort is for. */
  @Test
  void limits_that_were_only_searched_for_are_broken_often() {
    Limits limits = new Limits(0.02, 0.02);
    List<Counts> truths = resamples(random -> boldest(limits, random));

    long held = truths.stream().filter(truth -> holds(limits, truth)).count();
    assertThat(held).isLessThan(RESAMPLES * 9 / 10);
  }

  @Test
  void wider_limits_leave_less_to_people() {
    assertThat(leftToPeople(0.05)).isLessThan(leftToPeople(0.01));
  }

  @Test
  void too_few_violations_prove_nothing() {
    CategoryScores searched = population.draw(100, new Random(3));
    CategoryScores proven = population.draw(40, new Random(4));
    Limits limits = new Limits(0.05, 0.05);

    assertThat(proven.positives()).isLessThan(limits.fewestPositives(0.95));
    assertThat(certify(limits, searched, proven)).isEmpty();
  }

  @Test
  void one_category_that_cannot_be_proven_keeps_the_others_from_going_bolder() {
    CategoryScores searched = population.draw(SEARCHED, new Random(3));
    CategoryScores proven = population.draw(PROVEN, new Random(4));
    Limits limits = new Limits(0.05, 0.05);
    Question question = question(limits, searched);

    Certificate<Counts> certificate =
        certification
            .certify(
                List.of(question, question),
                vectors ->
                    List.of(
                        Population.outcome(vectors.get(0), proven),
                        vectors.get(1).acts()
                            ? new Counts(100, 50, 100, 0)
                            : Population.outcome(vectors.get(1), proven)))
            .orElseThrow();

    assertThat(certificate.tried()).isGreaterThan(1);
    assertThat(certificate.vectors().get(0).stages()).anyMatch(stage -> stage.allow() > 0);
    assertThat(certificate.vectors().get(0).acts()).isFalse();
  }

  /**
   * What the thresholds that are found on so many draws do in the whole population. Each draw has a
   * seed of its own, so that they can run side by side.
   */
  private List<Counts> resamples(Function<Random, ThresholdVector> found) {
    return LongStream.range(0, RESAMPLES)
        .parallel()
        .mapToObj(seed -> found.apply(new Random(seed)))
        .map(vector -> Population.outcome(vector, population.whole()))
        .toList();
  }

  private static boolean holds(Limits limits, Counts truth) {
    return truth.wrong() <= limits.wrong() * truth.acted()
        && truth.missed() <= limits.missed() * truth.positives();
  }

  /** What the search alone would choose. */
  private ThresholdVector boldest(Limits limits, Random random) {
    CategoryScores searched = population.draw(SEARCHED, random);
    return certification
        .certify(
            List.of(question(limits, searched)), vectors -> List.of(new Counts(1000, 0, 1000, 0)))
        .orElseThrow()
        .vectors()
        .get(0);
  }

  private double leftToPeople(double limit) {
    ThresholdVector vector =
        certify(new Limits(limit, limit), new Random(2)).orElseThrow().vectors().get(0);
    CategoryScores whole = population.whole();
    int left = 0;
    for (int row = 0; row < whole.rows(); row++) {
      left += isUnsure(vector, 0, whole, row) && isUnsure(vector, 1, whole, row) ? 1 : 0;
    }
    return (double) left / whole.rows();
  }

  private static boolean isUnsure(
      ThresholdVector vector, int stage, CategoryScores scores, int row) {
    double probability = scores.probability(stage, row);
    StageThresholds thresholds = vector.stages().get(stage);
    return probability >= thresholds.allow() && probability < thresholds.act();
  }

  private Optional<Certificate<Counts>> certify(Limits limits, Random random) {
    return certify(limits, population.draw(SEARCHED, random), population.draw(PROVEN, random));
  }

  private Optional<Certificate<Counts>> certify(
      Limits limits, CategoryScores searched, CategoryScores proven) {
    Question question = question(limits, searched);
    return certification.certify(
        List.of(question), vectors -> List.of(Population.outcome(vectors.get(0), proven)));
  }

  private static Question question(Limits limits, CategoryScores searched) {
    return new Question(
        "spam", limits, searched, Expectation.of(searched, 1.5, OptionalDouble.empty()), PRICES);
  }
}
