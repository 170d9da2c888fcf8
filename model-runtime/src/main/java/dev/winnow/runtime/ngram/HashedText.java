package dev.winnow.runtime.ngram;

/**
 * A text as models of n-grams read it.
 *
 * @param buckets distinct; those of n-grams first, in the order in which these stand
 * @param ngrams how many of them are of n-grams
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record HashedText(int[] buckets, int ngrams) {
  public HashedText {
    if (ngrams < 0 || ngrams > buckets.length) {
      throw new IllegalArgumentException(
          "ngrams: %d (expected: 0 to %d, the number of buckets)"
              .formatted(ngrams, buckets.length));
    }
  }

  /** Of n-grams alone. */
  public HashedText(int[] buckets) {
    this(buckets, buckets.length);
  }

  /** What sums over the buckets are divided by, so that a long text is no louder than a short. */
  public double length() {
    return length(ngrams);
  }

  static double length(int ngrams) {
    return Math.sqrt(Math.max(1, ngrams));
  }
}
