package dev.winnow.training.certify;

/** What came of one category on what thresholds are proven by. */
public interface Evidence {
  /**
   * Whether it refutes that a limit is broken: were one broken, evidence as good as this would come
   * with no more than the level.
   *
   * @param acts whether the thresholds act on anything at all; where not, none can be wrong
   */
  boolean refutes(Limits limits, boolean acts, double level);
}
