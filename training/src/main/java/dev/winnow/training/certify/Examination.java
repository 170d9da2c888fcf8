package dev.winnow.training.certify;

import java.util.List;

/**
 * Puts the rows to prove on through the whole cascade under some thresholds. Nothing else may have
 * looked at those rows.
 */
@FunctionalInterface
public interface Examination {
  /**
   * Counts what comes of each category.
   *
   * @param vectors one a question, in their order
   */
  List<Counts> examine(List<ThresholdVector> vectors);
}
