package dev.winnow.training.certify;

import java.util.List;

/**
 * Thresholds that are proven to keep their limits, all of them at once.
 *
 * @param vectors one a question, in their order
 * @param counts what they were proven by
 * @param tried how many sets of vectors were examined, the last of which may have failed
 */
public record Certificate<E extends Evidence>(
    List<ThresholdVector> vectors, List<E> counts, int tried) {
  public Certificate {
    vectors = List.copyOf(vectors);
    counts = List.copyOf(counts);
  }
}
