package dev.winnow.training.certify;

import java.util.ArrayList;
import java.util.List;

/**
 * The first stages of a vector, and what comes of them on the rows to search on.
 *
 * @param missed violations below allow
 * @param likelyMissed how many a smooth fit expects there
 * @param right violations that are acted on
 * @param wrong harmless rows that are acted on
 * @param likelyWrong how many a smooth fit expects there
 * @param cost of the stages so far
 */
record Partial(
    List<StageThresholds> thresholds,
    int missed,
    double likelyMissed,
    int right,
    int wrong,
    double likelyWrong,
    double cost) {
  static final Partial START = new Partial(List.of(), 0, 0, 0, 0, 0, 0);

  Partial {
    thresholds = List.copyOf(thresholds);
  }

  /** With one more stage, which is cut at these places. */
  Partial with(StageRows rows, int allow, int act, double price) {
    List<StageThresholds> longer = new ArrayList<>(thresholds);
    longer.add(rows.thresholds(allow, act));
    return new Partial(
        longer,
        missed + rows.positivesBelow(allow),
        likelyMissed + rows.likelyPositivesBelow(allow),
        right + rows.positivesFrom(act),
        wrong + rows.negativesFrom(act),
        likelyWrong + rows.likelyNegativesFrom(act),
        cost + price);
  }

  /**
   * The p-value that these error rates would have on the rows to prove on.
   *
   * @param careful whether the smooth fit counts where it is worse
   */
  double risk(Question question, boolean careful) {
    Expectation expected = question.expected();
    Limits limits = question.limits();
    double acted = right * expected.perPositive() + wrong * expected.perNegative();
    double wrongHere = (careful ? Math.max(wrong, likelyWrong) : wrong) * expected.perNegative();
    int cases = (int) Math.round(acted);
    int errors = (int) Math.min(cases, Math.round(wrongHere));
    double ofWrong = right + wrong > 0 ? Binomial.atMost(errors, cases, limits.wrong()) : 0;
    double missedHere = careful ? Math.max(missed, likelyMissed) : missed;
    int misses =
        (int)
            Math.min(
                expected.positives(),
                Math.round(
                    missedHere
                        / Math.max(1, question.searched().positives())
                        * expected.positives()));
    return Math.max(ofWrong, Binomial.atMost(misses, expected.positives(), limits.missed()));
  }
}
