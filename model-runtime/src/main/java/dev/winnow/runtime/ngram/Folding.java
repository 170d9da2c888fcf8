package dev.winnow.runtime.ngram;

import java.text.Normalizer;

/**
 * What becomes of one UTF-16 unit of a text in NFKC: small letters without accents, Latin ones for
 * those that only look it. One table of 128 KiB, made once.
 */
final class Folding {
  /** Of what nobody sees: zero-width and bidirectional controls, variation selectors, accents. */
  static final char DROPPED = 0;

  /** Of what stands between words. */
  static final char BETWEEN = ' ';

  private static final int UNITS = 1 << Character.SIZE;
  private static final char[] TABLE = table();

  private Folding() {}

  /** The unit that takes its place, {@link #DROPPED} or {@link #BETWEEN}. */
  static char of(char unit) {
    return TABLE[unit];
  }

  private static char[] table() {
    char[] table = new char[UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      table[unit] = fold((char) unit);
    }
    LookAlikes.writeTo(table);
    return table;
  }

  private static char fold(char unit) {
    if (isUnseen(unit)) {
      return DROPPED;
    }
    if (!isOfWord(unit)) {
      return BETWEEN;
    }
    char plain = Character.isLetter(unit) ? withoutAccents(unit) : unit;
    return Character.toLowerCase(plain);
  }

  /** Apostrophes too: {@code dont} is written as often as {@code don't}. */
  private static boolean isUnseen(char unit) {
    return unit == '\''
        || unit == '\u2019'
        || unit == '\u2018'
        || unit == '\u02bc'
        || unit == '\u0640' // stretches Arabic words
        || unit == '\u034f'
        || unit == '\u115f'
        || unit == '\u1160'
        || unit == '\u3164'
        || unit == '\uffa0'
        || (unit >= '\ufe00' && unit <= '\ufe0f')
        || (unit >= '\u180b' && unit <= '\u180f')
        || isAccent(unit)
        || Character.getType(unit) == Character.FORMAT;
  }

  /** Marks that go over, under and through letters of any script; not the vowels of one. */
  static boolean isAccent(char unit) {
    return (unit >= '\u0300' && unit <= '\u036f')
        || (unit >= '\u1ab0' && unit <= '\u1aff')
        || (unit >= '\u1dc0' && unit <= '\u1dff')
        || (unit >= '\u20d0' && unit <= '\u20ff')
        || (unit >= '\ufe20' && unit <= '\ufe2f');
  }

  private static boolean isOfWord(char unit) {
    return switch (Character.getType(unit)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static char withoutAccents(char letter) {
    String apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
    for (int i = 1; i < apart.length(); i++) {
      if (!isAccent(apart.charAt(i))) {
        return letter;
      }
    }
    return apart.charAt(0);
  }
}
