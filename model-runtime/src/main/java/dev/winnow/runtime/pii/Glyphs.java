package dev.winnow.runtime.pii;

/** What a character of a text is to the detectors. Outside of the text there is a blank. */
final class Glyphs {
  private static final char BLANK = ' ';

  private Glyphs() {}

  static char at(CharSequence text, int index) {
    return index < 0 || index >= text.length() ? BLANK : text.charAt(index);
  }

  /** Of any script. */
  static boolean isDigit(char c) {
    return value(c) >= 0;
  }

  /** Of a digit of any script, or -1. */
  static int value(char c) {
    return c < 0x80 ? (c >= '0' && c <= '9' ? c - '0' : -1) : Character.digit(c, 10);
  }

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  static boolean isLatin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  static boolean isLatinOrDigit(char c) {
    return isLatin(c) || (c >= '0' && c <= '9');
  }

  static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }
}
