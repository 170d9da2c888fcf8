package dev.winnow.runtime.language;

import java.util.Arrays;

/**
 * Sums up what the n-grams of one text say, each once. For one thread at a time; keeps its buffers.
 */
final class LanguageReader {
  private static final int MOST_NGRAMS = 3 * LanguageNgrams.MOST_CHARACTERS;

  private final LanguageWeights weights;
  private final LanguageNgrams ngrams = new LanguageNgrams();
  private final float[] sums;

  /** The n-grams of the last text in the order in which they were first met. */
  private final long[] distinct = new long[MOST_NGRAMS];

  /** A table of them, of which the last text uses so much as it needs: at least half is free. */
  private final long[] slots = new long[slots(MOST_NGRAMS)];

  private int mask;
  private int count;
  private int known;

  LanguageReader(LanguageWeights weights) {
    this.weights = weights;
    this.sums = new float[weights.tags().size()];
  }

  /** What a text says for each column; the next text overwrites it. */
  float[] sums(String content) {
    Arrays.fill(sums, 0);
    int used = slots(3 * Math.min(content.length(), LanguageNgrams.MOST_CHARACTERS));
    Arrays.fill(slots, 0, used, 0);
    mask = used - 1;
    count = 0;
    ngrams.read(content, this::add);
    known = weights.addTo(sums, distinct, count);
    return sums;
  }

  /** How many different n-grams of the last text the model knows. */
  int known() {
    return known;
  }

  /** A power of two, more than twice as many. */
  private static int slots(int ngrams) {
    return 4 * Integer.highestOneBit(Math.max(1, ngrams));
  }

  private void add(long ngram) {
    int slot = LanguageWeights.mixed(ngram) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == ngram) {
        return;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = ngram;
    distinct[count++] = ngram;
  }
}
