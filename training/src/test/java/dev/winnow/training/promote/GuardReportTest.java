package dev.winnow.training.promote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.evaluate.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On made scores: violations lie higher than harmless rows, each model sees them with noise. */
class GuardReportTest {
  private static final DecisionPoint POINT = new DecisionPoint(0.3, 0.7);

  @Test
  void an_equal_candidate_is_hardly_ever_taken_for_worse() {
    int worse = 0;
    for (int trial = 0; trial < 60; trial++) {
      Random random = new Random(trial);
      List<ScoredPair> pairs = pairs(600, random, 0.15, 0.15, "some words");
      worse += outcomes(pairs).contains("\"worse\"") ? 1 : 0;
    }
    assertThat(worse).isLessThanOrEqualTo(8);
  }

  @Test
  void a_candidate_that_sees_less_is_refused_and_says_why() {
    GuardReport report = report(pairs(3000, new Random(1), 0.12, 0.3, "some words"), true);

    assertThat(report.reasons()).anyMatch(reason -> reason.startsWith("spam: auc: 0."));
    assertThat(outcomes(pairs(3000, new Random(1), 0.12, 0.3, "some words"))).contains("\"worse\"");
  }

  @Test
  void a_twin_is_let_through_where_rows_are_enough() {
    assertThat(report(pairs(4000, new Random(1), 0.1, 0.1, "some words"), true).reasons())
        .isEmpty();
  }

  @Test
  void few_rows_refuse_because_they_cannot_tell() {
    assertThat(report(pairs(40, new Random(1), 0.15, 0.15, "some words"), true).reasons())
        .isNotEmpty()
        .allMatch(reason -> reason.contains("expected: at least"));
  }

  @Test
  void rows_with_words_of_identity_are_judged_by_themselves() {
    List<ScoredPair> pairs = new ArrayList<>(pairs(3000, new Random(1), 0.1, 0.1, "some words"));
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      pairs.add(
          new ScoredPair(
              row("named" + i, "made", "a deaf friend", false),
              false,
              0.1,
              random.nextBoolean() ? 0.9 : 0.1));
    }

    GuardReport report = report(pairs, true);

    assertThat(report.reasons()).anyMatch(reason -> reason.startsWith("spam: identityWords: "));
    assertThat(report.json().at("/spam/metrics/identityWords/rows").asInt()).isEqualTo(100);
    assertThat(report.json().at("/spam/metrics/identityWords/inService").asDouble()).isZero();
    assertThat(report.json().at("/spam/metrics/harmlessSources").isMissingNode()).isTrue();
  }

  @Test
  void a_trigger_is_guarded_by_its_ranking_and_by_what_it_lets_pass() {
    GuardReport report = report(pairs(3000, new Random(1), 0.15, 0.15, "a deaf friend"), false);

    List<String> names = new ArrayList<>();
    report.json().at("/spam/metrics").fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactly("auc", "missed");
  }

  private static String outcomes(List<ScoredPair> pairs) {
    return report(pairs, true).json().toString();
  }

  private static GuardReport report(List<ScoredPair> pairs, boolean calibrated) {
    return GuardReport.of(
        List.of(new Compared("spam", POINT, calibrated, pairs)), new Bootstrap(50, 3));
  }

  private static List<ScoredPair> pairs(
      int count, Random random, double noiseBefore, double noiseAfter, String text) {
    List<ScoredPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean positive = i % 2 == 0;
      double common = (positive ? 0.75 : 0.25) + 0.1 * random.nextGaussian();
      pairs.add(
          new ScoredPair(
              row("" + i, "made", text, positive),
              positive,
              within(common + noiseBefore * random.nextGaussian()),
              within(common + noiseAfter * random.nextGaussian())));
    }
    return pairs;
  }

  private static double within(double value) {
    return Math.min(1, Math.max(0, value));
  }

  private static LabelledRow row(String id, String source, String text, boolean positive) {
    return new LabelledRow(id, text, "en", source, Map.of("spam", positive), Map.of());
  }
}
