package dev.winnow.training.certify;

import java.util.List;

/**
 * Puts the rows to prove on through the whole cascade under some thresholds. Nothing else may have
 * looked at those rows.
 *
 * @param <E> what it finds of a category
 */
@FunctionalInterface
public interface Examination<E extends Evidence> {
  /**
   * Counts what comes of each category.
   *
   * @param vectors one a question, in their order
   */
  List<E> examine(List<ThresholdVector> vectors);
}
