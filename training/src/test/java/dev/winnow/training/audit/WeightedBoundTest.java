package dev.winnow.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.certify.Binomial;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightedBoundTest {
  private static final double CONFIDENCE = 0.95;
  private static final int STREAMS = 200;

  /** Near a threshold machines are wrong more often, and are looked at more often. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.02, 0.05})
  void the_bound_on_wrong_actions_lies_below_the_truth_in_one_stream_of_twenty_at_most(
      double wrong) {
    Random random = new Random(7);
    int broken = 0;
    double width = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      SampledGroup far = draw(random, 30_000, 0.01, 0.7, 0.5 * wrong);
      SampledGroup near = draw(random, 10_000, 0.05, 0.7, 2.5 * wrong);
      double high = WeightedBound.wrong(List.of(far, near), CONFIDENCE).high();
      broken += high < wrong ? 1 : 0;
      width += high / STREAMS;
    }
    assertThat(broken).isLessThanOrEqualTo(STREAMS / 20);
    assertThat(width).as("not by saying nothing").isLessThan(wrong + 0.04);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.02, 0.05})
  void the_bound_on_missed_violations_lies_below_the_truth_in_one_stream_of_twenty_at_most(
      double missed) {
    Random random = new Random(11);
    double violations = 20_000 * missed / (1 - missed);
    int broken = 0;
    double width = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      SampledGroup far = draw(random, 400_000, 0.005, 0.8, 0.4 * violations / 400_000);
      SampledGroup near = draw(random, 40_000, 0.05, 0.8, 0.6 * violations / 40_000);
      SampledGroup acted = draw(random, 15_500, 0.05, 0.8, 15_000 / 15_500.0);
      SampledGroup people = draw(random, 10_000, 1, 1, 0.5);
      double high =
          WeightedBound.missed(List.of(far, near), List.of(acted, people), CONFIDENCE).high();
      broken += high < missed ? 1 : 0;
      width += high / STREAMS;
    }
    assertThat(broken).isLessThanOrEqualTo(STREAMS / 20);
    assertThat(width).as("not by saying nothing").isLessThan(missed + 0.1);
  }

  @Test
  void a_single_group_has_the_exact_bound() {
    SampledGroup group = new SampledGroup(0.1, 500, 300, 4);

    WeightedBound bound = WeightedBound.wrong(List.of(group), CONFIDENCE);

    assertThat(bound.share()).isCloseTo(4 / 300.0, within(1e-12));
    assertThat(bound.high()).isCloseTo(Binomial.upperBound(4, 300, 0.955), within(1e-6));
  }

  @Test
  void many_groups_of_one_probability_lose_little_against_one() {
    SampledGroup quarter = new SampledGroup(0.1, 400, 400, 2);

    double one = WeightedBound.wrong(List.of(new SampledGroup(0.1, 1600, 1600, 8)), 0.95).high();
    double four = WeightedBound.wrong(List.of(quarter, quarter, quarter, quarter), 0.95).high();

    assertThat(four).isBetween(one, 1.6 * one);
  }

  @Test
  void what_was_drawn_and_never_judged_may_all_be_wrong() {
    SampledGroup judged = new SampledGroup(0.1, 1000, 1000, 0);
    SampledGroup open = new SampledGroup(0.1, 500, 0, 0);

    assertThat(WeightedBound.wrong(List.of(judged, open), CONFIDENCE).high()).isGreaterThan(0.33);
    assertThat(WeightedBound.wrong(List.of(open), CONFIDENCE).high()).isOne();
    assertThat(WeightedBound.wrong(List.of(open), CONFIDENCE).share()).isNaN();
    assertThat(WeightedBound.wrong(List.of(), CONFIDENCE).high()).isOne();
  }

  @Test
  void rare_draws_weigh_more() {
    SampledGroup rare = new SampledGroup(0.001, 300, 300, 3);
    SampledGroup often = new SampledGroup(0.1, 300, 300, 0);

    double rareWrong = WeightedBound.wrong(List.of(rare, often), CONFIDENCE).high();
    double oftenWrong =
        WeightedBound.wrong(
                List.of(new SampledGroup(0.001, 300, 300, 0), new SampledGroup(0.1, 300, 300, 3)),
                CONFIDENCE)
            .high();

    assertThat(rareWrong).isGreaterThan(oftenWrong);
  }

  @Test
  void the_number_of_answers_that_is_told_is_enough_and_no_fewer_are() {
    List<SampledGroup> acted = List.of(new SampledGroup(0.1, 40, 20, 0));

    int needed = WeightedBound.answersForWrong(acted, 0.05, CONFIDENCE);

    assertThat(WeightedBound.wrong(List.of(like(needed)), CONFIDENCE).high())
        .isLessThanOrEqualTo(0.05);
    assertThat(WeightedBound.wrong(List.of(like(needed - 1)), CONFIDENCE).high())
        .isGreaterThan(0.05);
    assertThat(WeightedBound.answersForWrong(List.of(), 0.05, CONFIDENCE)).isZero();
  }

  @Test
  void rare_violations_need_more_answers_about_what_passed() {
    SampledGroup passed = new SampledGroup(0.01, 1000, 200, 0);
    SampledGroup many = new SampledGroup(0.1, 1000, 200, 190);
    SampledGroup few = new SampledGroup(0.1, 100, 20, 19);

    int often = WeightedBound.answersForMissed(List.of(passed), List.of(many), 0.05, CONFIDENCE);
    int rare = WeightedBound.answersForMissed(List.of(passed), List.of(few), 0.05, CONFIDENCE);

    assertThat(often).isBetween(600, 1400);
    assertThat(rare).isGreaterThan(5 * often);
  }

  @Test
  void more_judged_than_drawn_are_refused() {
    assertThatThrownBy(() -> new SampledGroup(0.1, 3, 4, 0))
        .hasMessage("0 of 4 of 3 (expected: hits <= judged <= drawn)");
  }

  private static SampledGroup like(int judged) {
    return new SampledGroup(0.1, 2 * judged, judged, 0);
  }

  private static SampledGroup draw(
      Random random, int items, double probability, double asked, double hit) {
    int drawn = 0;
    int judged = 0;
    int hits = 0;
    for (int i = next(random, probability); i < items; i += 1 + next(random, probability)) {
      drawn++;
      if (random.nextDouble() < asked) {
        judged++;
        hits += random.nextDouble() < hit ? 1 : 0;
      }
    }
    return new SampledGroup(probability, drawn, judged, hits);
  }

  /** How many items are passed over before one is drawn. */
  private static int next(Random random, double probability) {
    return (int) (Math.log1p(-random.nextDouble()) / Math.log1p(-probability));
  }
}
