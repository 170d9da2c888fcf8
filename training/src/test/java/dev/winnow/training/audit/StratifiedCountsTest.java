package dev.winnow.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.certify.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StratifiedCountsTest {
  private static final double CONFIDENCE = 0.95;
  private static final int STREAMS = 200;

  /** Items of a stratum that are drawn, answered, and missed or caught with these probabilities. */
  private record Made(int items, double probability, double missed, double caught) {}

  /** Most of what is missed hides in what is drawn rarely. */
  @Test
  void the_bound_lies_below_the_truth_in_one_stream_of_twenty_at_most() {
    List<Made> strata =
        List.of(
            new Made(100_000, 0.05, 0.0015, 0.0005),
            new Made(8_000, 0.1, 0.004, 0.01),
            new Made(3_000, 0.2, 0, 0.95),
            new Made(2_000, 1, 0.02, 0.4));
    double missed = 0;
    double caught = 0;
    for (Made made : strata) {
      missed += made.items() * made.missed();
      caught += made.items() * made.caught();
    }
    double truth = missed / (missed + caught);
    Random random = new Random(3);
    int broken = 0;
    double width = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      double high = draw(strata, random).missed(CONFIDENCE).high();
      broken += high < truth ? 1 : 0;
      width += high / STREAMS;
    }

    assertThat(broken).isLessThanOrEqualTo(STREAMS / 20);
    assertThat(width).as("not by saying nothing").isLessThan(truth + 0.12);
  }

  @Test
  void an_error_counts_for_as_many_items_as_it_stands_for() {
    StratumCount rare = new StratumCount(0.01, 1000, 1000, 0, 0, 0, 500);
    StratumCount often = new StratumCount(0.1, 1000, 1000, 0, 0, 0, 500);
    StratifiedCounts atRare =
        new StratifiedCounts(List.of(new StratumCount(0.01, 1000, 1000, 0, 0, 4, 500), often));
    StratifiedCounts atOften =
        new StratifiedCounts(List.of(rare, new StratumCount(0.1, 1000, 1000, 0, 0, 4, 500)));

    assertThat(atRare.missed(CONFIDENCE).share()).isCloseTo(400 / 55_400.0, within(1e-12));
    assertThat(atOften.missed(CONFIDENCE).share()).isCloseTo(40 / 55_040.0, within(1e-12));
    assertThat(atRare.missed(CONFIDENCE).high()).isGreaterThan(atOften.missed(CONFIDENCE).high());
  }

  @Test
  void where_nothing_is_acted_on_nothing_is_wrong() {
    StratifiedCounts counts =
        new StratifiedCounts(List.of(new StratumCount(1, 2000, 2000, 0, 0, 0, 1000)));

    assertThat(counts.refutes(new Limits(0.01, 0.05), false, 0.05)).isTrue();
    assertThat(counts.refutes(new Limits(0.01, 0.05), true, 0.05)).isFalse();
  }

  @Test
  void what_was_drawn_and_never_judged_may_all_be_missed() {
    StratumCount judged = new StratumCount(0.1, 1000, 1000, 0, 0, 0, 500);
    StratumCount open = new StratumCount(0.1, 500, 0, 0, 0, 0, 0);
    StratifiedCounts counts = new StratifiedCounts(List.of(judged, open));

    assertThat(counts.missed(CONFIDENCE).high()).isGreaterThan(0.4);
    assertThat(counts.timesNeeded(0.05, CONFIDENCE)).isInfinite();
  }

  @Test
  void so_many_times_as_many_answers_are_enough_and_not_many_fewer() {
    StratifiedCounts few =
        new StratifiedCounts(
            List.of(
                new StratumCount(0.01, 200, 150, 0, 0, 0, 2),
                new StratumCount(0.2, 100, 80, 0, 70, 0, 70)));

    double times = few.timesNeeded(0.1, CONFIDENCE);

    assertThat(times).isGreaterThan(1);
    assertThat(faultless(few, 1.02 * times).missed(CONFIDENCE).high()).isLessThan(0.1);
    assertThat(faultless(few, 0.95 * times).missed(CONFIDENCE).high()).isGreaterThan(0.1);
  }

  @Test
  void more_than_were_judged_are_refused() {
    assertThatThrownBy(() -> new StratumCount(0.1, 9, 3, 1, 2, 1, 2))
        .hasMessageStartingWith("wrong 1, right 2, missed 1, caught 2 of 3 (expected:");
  }

  private static StratifiedCounts faultless(StratifiedCounts counts, double times) {
    return new StratifiedCounts(
        counts.strata().stream().map(stratum -> stratum.faultless(times)).toList());
  }

  private static StratifiedCounts draw(List<Made> strata, Random random) {
    List<StratumCount> counts = new ArrayList<>();
    for (Made made : strata) {
      int drawn = 0;
      int judged = 0;
      int missed = 0;
      int caught = 0;
      for (int item = 0; item < made.items(); item++) {
        if (random.nextDouble() < made.probability()) {
          drawn++;
          if (random.nextDouble() < 0.6) {
            judged++;
            double what = random.nextDouble();
            missed += what < made.missed() ? 1 : 0;
            caught += what > 1 - made.caught() ? 1 : 0;
          }
        }
      }
      counts.add(new StratumCount(made.probability(), drawn, judged, 0, 0, missed, caught));
    }
    return new StratifiedCounts(counts);
  }
}
