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
    double missed,
    double likelyMissed,
    double right,
    double wrong,
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
   * The risk of so many wrong actions; 0 where nothing is acted on.
   *
   * @param careful whether the smooth fit counts where it is worse
   */
  double wrongRisk(Question question, boolean careful) {
    double likely = careful ? Math.max(wrong, likelyWrong) : wrong;
    return right + wrong == 0
        ? 0
        : question.expected().wrong(right, wrong, likely, question.limits().wrong());
  }

  /** The same of violations that are let through. */
  double missedRisk(Question question, boolean careful) {
    double likely = careful ? Math.max(missed, likelyMissed) : missed;
    return question
        .expected()
        .missed(likely, question.searched().positiveWeight(), question.limits().missed());
  }
}
