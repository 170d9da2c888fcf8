package dev.winnow.runtime.pii;

import java.util.Arrays;

/**
 * Groups of digits with nothing but separators between them. A separator is one to three blanks,
 * hyphens or brackets, or a single dot or slash.
 */
final class NumberRun {
  private static final int MOST_SEPARATORS = 3;

  /** In groups; what lies behind is a run of its own. */
  private static final int MOST_GROUPS = 64;

  private final CharSequence text;
  private final int[] starts;
  private final int[] ends;

  private NumberRun(CharSequence text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** The run that begins with the digit at {@code from}. */
  static NumberRun from(CharSequence text, int from) {
    int[] starts = new int[MOST_GROUPS];
    int[] ends = new int[MOST_GROUPS];
    int groups = 0;
    int next = from;
    while (next >= 0 && groups < MOST_GROUPS) {
      int end = next;
      while (Glyphs.isDigit(Glyphs.at(text, end))) {
        end++;
      }
      starts[groups] = next;
      ends[groups] = end;
      groups++;
      next = afterSeparator(text, end);
    }
    return new NumberRun(text, Arrays.copyOf(starts, groups), Arrays.copyOf(ends, groups));
  }

  /** Where the next group begins, or -1 where there is none. */
  private static int afterSeparator(CharSequence text, int end) {
    char first = Glyphs.at(text, end);
    if (first == '.' || first == '/') {
      return Glyphs.isDigit(Glyphs.at(text, end + 1)) ? end + 1 : -1;
    }
    int i = end;
    while (i - end < MOST_SEPARATORS && isSeparator(Glyphs.at(text, i))) {
      i++;
    }
    return i > end && Glyphs.isDigit(Glyphs.at(text, i)) ? i : -1;
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '(' || c == ')' || c == '\u2010' || c == '\u2011' || Glyphs.isSpace(c);
  }

  CharSequence text() {
    return text;
  }

  int groups() {
    return starts.length;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /** Behind the last group. */
  int end() {
    return ends[ends.length - 1];
  }
}
