package dev.winnow.runtime.language;

import java.util.Arrays;

/**
 * Sums up what the n-grams of one text say, each once. For one thread at a time; keeps its buffers.
 */
final class LanguageReader {
  private final LanguageWeights weights;
  private final LanguageNgrams ngrams = new LanguageNgrams();
  private final float[] sums;

  /** By row, the number of the text that it was last seen in. */
  private final int[] seenIn;

  private int text;
  private int known;

  LanguageReader(LanguageWeights weights) {
    this.weights = weights;
    this.sums = new float[weights.tags().size()];
    this.seenIn = new int[weights.rows()];
  }

  /** What a text says for each column; the next text overwrites it. */
  float[] sums(String content) {
    Arrays.fill(sums, 0);
    known = 0;
    if (++text == Integer.MAX_VALUE) {
      Arrays.fill(seenIn, 0);
      text = 1;
    }
    ngrams.read(content, this::add);
    return sums;
  }

  /** How many different n-grams of the last text the model knows. */
  int known() {
    return known;
  }

  private void add(long ngram) {
    int row = weights.row(ngram);
    if (row >= 0 && seenIn[row] != text) {
      seenIn[row] = text;
      known++;
      weights.addTo(sums, row);
    }
  }
}
