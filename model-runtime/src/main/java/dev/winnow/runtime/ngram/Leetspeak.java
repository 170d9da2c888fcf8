package dev.winnow.runtime.ngram;

/**
 * Digits and signs that stand for letters. Only within a word that has letters too: {@code h4te},
 * not {@code 2024}.
 */
final class Leetspeak {
  private static final String SIGNS = "013457@$!|";
  private static final String LETTERS = "oieastasii";
  private static final int ASCII = 128;
  private static final char[] TABLE = table();

  private Leetspeak() {}

  /** The letter that a sign may stand for, else 0. */
  static char letter(char sign) {
    return sign < ASCII ? TABLE[sign] : 0;
  }

  private static char[] table() {
    char[] table = new char[ASCII];
    for (int i = 0; i < SIGNS.length(); i++) {
      table[SIGNS.charAt(i)] = LETTERS.charAt(i);
    }
    return table;
  }
}
