package dev.winnow.runtime.pii;

/**
 * National insurance numbers of the United Kingdom: two letters, six digits, a letter from A to D,
 * as one or in pairs. They have no check digit; the letters that are never given out, as HMRC's
 * manual NIM39110 lists them, are all that tells them from other codes.
 */
final class NinoDetector implements Detector {
  private static final String NEVER_FIRST = "DFIQUV";
  private static final String NEVER_SECOND = "DFIOQUV";
  private static final String NEVER_TOGETHER = " BG GB KN NK NT TN ZZ ";
  private static final int CHARACTERS = 9;

  @Override
  public void scan(CharSequence text, Finds finds) {
    for (int i = 0; i + CHARACTERS <= text.length(); i++) {
      if (isUpper(text.charAt(i))
          && isUpper(text.charAt(i + 1))
          && !Glyphs.isWord(Glyphs.at(text, i - 1))) {
        number(text, i, finds);
      }
    }
  }

  private static void number(CharSequence text, int start, Finds finds) {
    char first = text.charAt(start);
    char second = text.charAt(start + 1);
    if (NEVER_FIRST.indexOf(first) >= 0
        || NEVER_SECOND.indexOf(second) >= 0
        || NEVER_TOGETHER.contains(" " + first + second + " ")) {
      return;
    }
    int i = start + 2;
    for (int digits = 0; digits < 6; digits++) {
      i += digits % 2 == 0 && Glyphs.isSpace(Glyphs.at(text, i)) ? 1 : 0;
      if (!Glyphs.isDigit(Glyphs.at(text, i))) {
        return;
      }
      i++;
    }
    i += Glyphs.isSpace(Glyphs.at(text, i)) ? 1 : 0;
    char last = Glyphs.at(text, i);
    if (last >= 'A' && last <= 'D' && !Glyphs.isWord(Glyphs.at(text, i + 1))) {
      finds.strong(PiiType.UK_NINO, start, i + 1);
    }
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
