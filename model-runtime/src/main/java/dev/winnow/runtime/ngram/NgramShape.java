package dev.winnow.runtime.ngram;

/**
 * Which n-grams a model reads, whether the form of a text too, and into how many buckets all that
 * is hashed.
 *
 * @param bits the buckets' number is 2 to the power of this; 8 to 24
 * @param maxWords longest n-gram of words; 0 for none
 * @param minCharacters shortest n-gram of characters within a word, its borders included
 * @param maxCharacters longest of them; 0 for none
 * @param form whether {@link TextForm} is read too
 */
public record NgramShape(
    int bits, int maxWords, int minCharacters, int maxCharacters, boolean form) {
  private static final int MOST_WORDS = 4;
  private static final int MOST_CHARACTERS = 8;

  public NgramShape {
    within("bits", bits, 8, 24);
    within("maxWords", maxWords, 0, MOST_WORDS);
    within("maxCharacters", maxCharacters, 0, MOST_CHARACTERS);
    within("minCharacters", minCharacters, 1, Math.max(1, maxCharacters));
    if (maxWords == 0 && maxCharacters == 0) {
      throw new IllegalArgumentException("n-grams: none (expected: of words or of characters)");
    }
  }

  /** N-grams alone. */
  public NgramShape(int bits, int maxWords, int minCharacters, int maxCharacters) {
    this(bits, maxWords, minCharacters, maxCharacters, false);
  }

  /** The same n-grams in the same buckets, with the form of a text or without. */
  public NgramShape withForm(boolean with) {
    return new NgramShape(bits, maxWords, minCharacters, maxCharacters, with);
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected: %d to %d)".formatted(key, value, least, most));
    }
  }

  public int buckets() {
    return 1 << bits;
  }
}
