package dev.winnow.training.certify;

/**
 * How near a vector comes to its limits, told from the rows to search on: the lower, the more
 * probably it will be proven. In what unit, the steps of the search must know.
 */
public interface SearchRisk {
  /** What a violation searched on weighs in the mix that is acted on. */
  double perPositive();

  /** The same of a harmless row. */
  double perNegative();

  /**
   * Of acting wrongly too often.
   *
   * @param right violations that are acted on, by the weight of their rows
   * @param wrong harmless rows that are
   * @param likelyWrong how many of these to reckon with
   */
  double wrong(double right, double wrong, double likelyWrong, double limit);

  /**
   * Of letting too much through.
   *
   * @param missed violations that are let through, by the weight of their rows
   * @param positives all violations
   */
  double missed(double missed, double positives, double limit);
}
