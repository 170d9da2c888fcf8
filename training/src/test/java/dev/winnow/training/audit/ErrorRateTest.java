package dev.winnow.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.audit.SampledItem.State;
import dev.winnow.training.certify.Binomial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ErrorRateTest {
  private static final double CONFIDENCE = 0.95;

  @Test
  void a_plain_sample_gives_the_plain_share_and_the_exact_interval() {
    List<SampledItem> sample = new ArrayList<>(items("a", 10, State.RIGHT, 97));
    sample.addAll(items("a", 10, State.WRONG, 3));

    ErrorRate rate = ErrorRate.of(sample, CONFIDENCE);

    assertThat(rate.items()).isEqualTo(1000);
    assertThat(rate.judged()).isEqualTo(100);
    assertThat(rate.errors()).isEqualTo(3);
    assertThat(rate.share()).isCloseTo(0.03, within(1e-12));
    assertThat(rate.high()).isCloseTo(Binomial.upperBound(3, 100, 0.975), within(1e-9));
    assertThat(rate.low()).isCloseTo(1 - Binomial.upperBound(97, 100, 0.975), within(1e-9));
  }

  @Test
  void items_count_for_as_many_as_they_stand_for() {
    List<SampledItem> sample = new ArrayList<>(items("common", 100, State.RIGHT, 50));
    sample.addAll(items("rare", 2, State.WRONG, 50));

    assertThat(ErrorRate.of(sample, CONFIDENCE).share()).isCloseTo(100.0 / 5100, within(1e-12));
  }

  @Test
  void those_that_were_judged_stand_for_the_rest_of_their_stratum() {
    List<SampledItem> sample = new ArrayList<>(items("a", 10, State.RIGHT, 10));
    sample.addAll(items("b", 10, State.WRONG, 10));
    sample.addAll(items("b", 10, State.OPEN, 20));

    ErrorRate rate = ErrorRate.of(sample, CONFIDENCE);

    assertThat(rate.share()).isCloseTo(0.75, within(1e-12));
    assertThat(rate.items()).isEqualTo(400);
  }

  @Test
  void without_an_error_there_is_still_doubt_and_without_an_answer_nothing_else() {
    ErrorRate clean = ErrorRate.of(items("a", 1000, State.RIGHT, 60), CONFIDENCE);
    assertThat(clean.share()).isZero();
    assertThat(clean.low()).isZero();
    assertThat(clean.high()).isBetween(0.05, 0.07);

    ErrorRate unknown = ErrorRate.of(items("a", 1000, State.OPEN, 60), CONFIDENCE);
    assertThat(unknown.share()).isNaN();
    assertThat(unknown.low()).isZero();
    assertThat(unknown.high()).isOne();
    assertThat(ErrorRate.of(List.of(), CONFIDENCE).judged()).isZero();
  }

  @Test
  void a_stratum_in_which_no_error_was_seen_does_not_count_as_certain() {
    List<SampledItem> sample = new ArrayList<>(items("allowed", 1000, State.RIGHT, 40));
    sample.addAll(items("acted", 10, State.RIGHT, 300));
    sample.addAll(items("acted", 10, State.WRONG, 30));

    assertThat(ErrorRate.of(sample, CONFIDENCE).high()).isGreaterThan(0.05);
  }

  /** The whole way, draws included: a hundred thousand items, of which the sample sees hundreds. */
  @Test
  void the_interval_holds_the_truth_as_often_as_it_says() {
    Random random = new Random(17);
    int held = 0;
    int draws = 400;
    double bias = 0;
    for (int i = 0; i < draws; i++) {
      List<SampledItem> sample = new ArrayList<>();
      draw(random, sample, "allow far", 80_000, 0.002, 0.01);
      draw(random, sample, "allow near", 15_000, 0.01, 0.05);
      draw(random, sample, "remove", 5_000, 0.05, 0.04);
      double truth = 0.8 * 0.01 + 0.15 * 0.05 + 0.05 * 0.04;
      ErrorRate rate = ErrorRate.of(sample, CONFIDENCE);
      held += rate.low() <= truth && truth <= rate.high() ? 1 : 0;
      bias += (rate.share() - truth) / draws;
    }
    assertThat(held).isGreaterThanOrEqualTo((int) (draws * CONFIDENCE));
    assertThat(bias).isBetween(-0.002, 0.002);
  }

  @Test
  void a_weight_below_one_is_refused() {
    assertThatThrownBy(() -> new SampledItem("a", 0.5, State.OPEN))
        .hasMessage("weight: 0.5 (expected: >= 1)");
  }

  private static void draw(
      Random random,
      List<SampledItem> sample,
      String stratum,
      int items,
      double probability,
      double error) {
    for (int i = 0; i < items; i++) {
      if (random.nextDouble() < probability) {
        State state = random.nextDouble() < error ? State.WRONG : State.RIGHT;
        sample.add(new SampledItem(stratum, 1 / probability, state));
      }
    }
  }

  private static List<SampledItem> items(String stratum, double weight, State state, int count) {
    return Collections.nCopies(count, new SampledItem(stratum, weight, state));
  }
}
