package dev.winnow.runtime.tokenize;

/** Makes any Java string valid Unicode, because native code refuses lone surrogates. */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** The same string where it is valid; else a copy with U+FFFD for each lone surrogate. */
  static String of(String text) {
    int broken = firstLoneSurrogate(text, 0);
    if (broken < 0) {
      return text;
    }
    StringBuilder fixed = new StringBuilder(text);
    while (broken >= 0) {
      fixed.setCharAt(broken, REPLACEMENT);
      broken = firstLoneSurrogate(fixed, broken + 1);
    }
    return fixed.toString();
  }

  private static int firstLoneSurrogate(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!paired) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
