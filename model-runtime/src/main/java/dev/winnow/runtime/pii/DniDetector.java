package dev.winnow.runtime.pii;

/**
 * Identity numbers of Spain: eight digits and a letter, or for foreigners X, Y or Z, seven digits
 * and a letter. The letter is the number's rest over 23.
 */
final class DniDetector implements Detector {
  private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FOREIGN = "XYZ";
  private static final int DIGITS = 8;

  @Override
  public void scan(CharSequence text, Finds finds) {
    for (int i = 0; i + DIGITS < text.length(); i++) {
      if (!Glyphs.isWord(Glyphs.at(text, i - 1)) && isFirst(text.charAt(i))) {
        number(text, i, finds);
      }
    }
  }

  private static boolean isFirst(char c) {
    return Glyphs.isDigit(c) || FOREIGN.indexOf(c) >= 0;
  }

  private static void number(CharSequence text, int start, Finds finds) {
    int foreign = FOREIGN.indexOf(text.charAt(start));
    int i = foreign < 0 ? start : start + 1;
    i += foreign >= 0 && Glyphs.at(text, i) == '-' ? 1 : 0;
    int number = Math.max(0, foreign);
    for (int digits = foreign < 0 ? 0 : 1; digits < DIGITS; digits++) {
      int value = Glyphs.value(Glyphs.at(text, i));
      if (value < 0) {
        return;
      }
      number = number * 10 + value;
      i++;
    }
    i += Glyphs.at(text, i) == '-' ? 1 : 0;
    if (Glyphs.at(text, i) == LETTERS.charAt(number % LETTERS.length())
        && !Glyphs.isWord(Glyphs.at(text, i + 1))) {
      finds.strong(PiiType.ES_DNI, start, i + 1);
    }
  }
}
