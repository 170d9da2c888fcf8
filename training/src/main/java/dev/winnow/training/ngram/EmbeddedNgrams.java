package dev.winnow.training.ngram;

import dev.winnow.runtime.ngram.HashedText;
import dev.winnow.training.fit.EmbeddingBagModel;

/**
 * A fitted network of one label over embeddings of buckets, before these are brought to 8 bits.
 * Buckets that the index left out have none. Immutable.
 */
public final class EmbeddedNgrams {
  private final FeatureIndex index;
  private final EmbeddingBagModel model;

  public EmbeddedNgrams(FeatureIndex index, EmbeddingBagModel model) {
    this.index = index;
    this.model = model;
  }

  FeatureIndex index() {
    return index;
  }

  EmbeddingBagModel model() {
    return model;
  }

  /** The log-odds, not calibrated. */
  public double logit(HashedText text) {
    return model.logit(index.numbers(text.buckets()), text.ngrams());
  }
}
