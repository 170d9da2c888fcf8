package dev.winnow.benchmarks.swaps;

/**
 * What became of the items so far. Each is counted once, under the first that applies.
 *
 * @param items all
 * @param failed without an answer
 * @param foreign answers that name models which were not in service together at that time
 * @param unlabelled answers that lack a category
 * @param wrong answers whose scores are not those of the models they name
 * @param telling right answers over texts whose scores tell every two sets apart
 * @param maxDeviation of a score from that of the same models at rest
 */
record AnswerTally(
    long items,
    long failed,
    long foreign,
    long unlabelled,
    long wrong,
    long telling,
    double maxDeviation) {
  static final AnswerTally NONE = new AnswerTally(0, 0, 0, 0, 0, 0, 0);
  static final AnswerTally FAILED = new AnswerTally(1, 1, 0, 0, 0, 0, 0);
  static final AnswerTally FOREIGN = new AnswerTally(1, 0, 1, 0, 0, 0, 0);
  static final AnswerTally UNLABELLED = new AnswerTally(1, 0, 0, 1, 0, 0, 0);

  static AnswerTally scored(double deviation, double tolerance, boolean tells) {
    boolean wrong = !(deviation <= tolerance);
    return new AnswerTally(1, 0, 0, 0, wrong ? 1 : 0, !wrong && tells ? 1 : 0, deviation);
  }

  AnswerTally plus(AnswerTally other) {
    return new AnswerTally(
        items + other.items,
        failed + other.failed,
        foreign + other.foreign,
        unlabelled + other.unlabelled,
        wrong + other.wrong,
        telling + other.telling,
        Math.max(maxDeviation, other.maxDeviation));
  }
}
