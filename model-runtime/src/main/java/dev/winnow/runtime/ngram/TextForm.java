package dev.winnow.runtime.ngram;

/**
 * What a text looks like, whatever it says: how long it is, how often it shouts and how often it
 * asks. Three features, each one of a few classes. None changes by a disguise that {@link
 * FoldedWords} undoes: what is counted are the letters that are left, and signs that stand for no
 * letter.
 *
 * @param length class of the number of letters, digits and symbols: how many binary digits it has,
 *     at most 12
 * @param exclamations class of the number of exclamation marks: itself, at most 3
 * @param questions class of the number of question marks: itself, at most 2
 */
record TextForm(int length, int exclamations, int questions) {
  private static final int LONGEST = 12;
  private static final int MOST_EXCLAMATIONS = 3;
  private static final int MOST_QUESTIONS = 2;

  /** Of counts. */
  static TextForm of(int units, int exclamations, int questions) {
    int digits = Integer.SIZE - Integer.numberOfLeadingZeros(units);
    return new TextForm(
        Math.min(LONGEST, digits),
        Math.min(MOST_EXCLAMATIONS, exclamations),
        Math.min(MOST_QUESTIONS, questions));
  }
}
