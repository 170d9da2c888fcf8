package dev.winnow.runtime.ngram;

/**
 * One thread's way into a {@link NgramModel}: texts in, outputs out, without anything between them
 * that must be freed. Not thread-safe; needs no closing.
 */
public final class NgramScorer {
  private final NgramModel model;
  private final NgramHasher hasher;

  public NgramScorer(NgramModel model) {
    this.model = model;
    this.hasher = new NgramHasher(model.shape());
  }

  /** The output of each label for a text, before any activation. */
  public float[] outputs(String text) {
    int count = hasher.read(text);
    return model.outputs(hasher.buckets(), count, HashedText.length(hasher.ngrams()));
  }
}
