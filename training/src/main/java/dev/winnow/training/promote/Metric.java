package dev.winnow.training.promote;

/**
 * A figure that a candidate must not lose on.
 *
 * <p>Two losses are told apart. One that is surely there and larger than {@link #counts} refuses a
 * candidate. One of {@link #excluded} or more must be ruled out: where the rows cannot do that,
 * nobody knows whether the candidate is worse, and it is refused too.
 */
enum Metric {
  /** Area under the ROC curve, whatever the thresholds. */
  AUC("auc", 0.002, 0.02, 50),
  /** Of the violations, those at or above {@code act}. */
  RECALL("recall", 0.01, 0.05, 60),
  /** Of the violations, those below {@code allow}. */
  MISSED("missed", 0.01, 0.05, 60),
  /** Of the harmless rows, those at or above {@code act}. */
  FALSE_ALARMS("falseAlarms", 0.005, 0.02, 150),
  /** Of the harmless rows with a word that people use of themselves, those at or above it. */
  IDENTITY_WORDS("identityWords", 0.01, 0.05, 60),
  /** Of the rows of sources that hold nothing but harmless ones, those at or above it. */
  HARMLESS_SOURCES("harmlessSources", 0.01, 0.05, 60),
  /** Expected calibration error. */
  CALIBRATION_ERROR("calibrationError", 0.01, 0.03, 100);

  private final String term;
  private final double counts;
  private final double excluded;
  private final int fewest;

  Metric(String term, double counts, double excluded, int fewest) {
    this.term = term;
    this.counts = counts;
    this.excluded = excluded;
    this.fewest = fewest;
  }

  /** Its name in JSON. */
  String term() {
    return term;
  }

  /** The smallest loss that refuses a candidate when it is certain. */
  double counts() {
    return counts;
  }

  /** A loss of this much has to be ruled out. */
  double excluded() {
    return excluded;
  }

  /**
   * Rows, of those that the figure is a share of, under which nothing can be ruled out: where none
   * of n differs, 3/n may (the rule of three). Of an area and of calibration, a number that was
   * settled on.
   */
  int fewest() {
    return fewest;
  }

  /** Whether it is about rows that a data set may well lack. */
  boolean ofSomeRows() {
    return this == IDENTITY_WORDS || this == HARMLESS_SOURCES;
  }

  /** How much worse {@code after} is. */
  double loss(double before, double after) {
    return this == AUC || this == RECALL ? before - after : after - before;
  }
}
