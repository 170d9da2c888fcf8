package dev.winnow.training.screen;

import dev.winnow.training.fit.EmbeddingBagFit;
import dev.winnow.training.ngram.EmbeddedNgrams;
import dev.winnow.training.ngram.FeatureIndex;
import java.util.List;

/**
 * Fits a network over embeddings of n-grams for one category. Deterministic.
 *
 * @param buckets how many there are
 */
record NetworkScreenFit(int buckets, long seed) {
  static final int DIMENSIONS = 16;
  static final int UNITS = 32;
  private static final int EPOCHS = 4;
  private static final int STEPS = 1200;

  /** Examples that a bucket must occur in, for 16 numbers are not learned from two. */
  private static final int FEWEST = 20;

  EmbeddedNgrams fit(List<Example> examples) {
    FeatureIndex index = ScreenExamples.index(examples, buckets, FEWEST);
    return new EmbeddedNgrams(
        index,
        new EmbeddingBagFit(DIMENSIONS, UNITS, EPOCHS, STEPS, seed)
            .fit(ScreenExamples.sparse(examples, index, FeatureWeighting.ALIKE)));
  }
}
