package dev.winnow.runtime.pii;

import org.jspecify.annotations.Nullable;

/** Some of the groups of a run, taken for one number. Not thread-safe. */
final class GroupedNumber {
  private final NumberRun run;
  private final int first;
  private final int last;
  private final int digits;
  private @Nullable String compact;
  private @Nullable String shape;
  private @Nullable Boolean alone;

  /**
   * Takes the groups from {@code first} to {@code last}, both by their index.
   *
   * @param digits of all of them together
   */
  GroupedNumber(NumberRun run, int first, int last, int digits) {
    this.run = run;
    this.first = first;
    this.last = last;
    this.digits = digits;
  }

  NumberRun run() {
    return run;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  int start() {
    return run.start(first);
  }

  int end() {
    return run.end(last);
  }

  boolean isWholeRun() {
    return first == 0 && last == run.groups() - 1;
  }

  int digits() {
    return digits;
  }

  /** Its digits alone, in ASCII. */
  String compact() {
    if (compact == null) {
      compact = joinDigits();
    }
    return compact;
  }

  private String joinDigits() {
    StringBuilder joined = new StringBuilder(digits);
    for (int group = first; group <= last; group++) {
      for (int i = run.start(group); i < run.end(group); i++) {
        joined.append((char) ('0' + Glyphs.value(run.text().charAt(i))));
      }
    }
    return joined.toString();
  }

  /** Lengths of the groups with what stands between: {@code 3-2-4}; every blank as {@code ' '}. */
  String shape() {
    if (shape == null) {
      shape = describe();
    }
    return shape;
  }

  private String describe() {
    StringBuilder described = new StringBuilder();
    for (int group = first; group <= last; group++) {
      if (group > first) {
        for (int i = run.end(group - 1); i < run.start(group); i++) {
          char c = run.text().charAt(i);
          described.append(Glyphs.isSpace(c) ? ' ' : c == '\u2010' || c == '\u2011' ? '-' : c);
        }
      }
      described.append(run.length(group));
    }
    return described.toString();
  }

  char before() {
    return Glyphs.at(run.text(), start() - 1);
  }

  char behind() {
    return Glyphs.at(run.text(), end());
  }

  /**
   * Whether it stands for itself: not within a word, a path, a sum of money, a decimal, a time, or
   * a longer row of digits that more than blanks hold together.
   */
  boolean standsAlone() {
    if (alone == null) {
      alone = isFreeBefore() && isFreeBehind();
    }
    return alone;
  }

  private boolean isFreeBefore() {
    if (first > 0) {
      return isBlank(run.end(first - 1), start());
    }
    char c = before();
    boolean joined = ",.:".indexOf(c) >= 0 && Glyphs.isDigit(Glyphs.at(run.text(), start() - 2));
    return !joined && !Glyphs.isWord(c) && "/=&#@-$€£¥~^".indexOf(c) < 0;
  }

  private boolean isFreeBehind() {
    if (last < run.groups() - 1) {
      return isBlank(end(), run.start(last + 1));
    }
    char c = behind();
    boolean joined = ",.:".indexOf(c) >= 0 && Glyphs.isDigit(Glyphs.at(run.text(), end() + 1));
    return !joined
        && (!Glyphs.isWord(c) || PhoneRule.isExtension(run.text(), end()))
        && "%=@$€£¥".indexOf(c) < 0;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = run.text().charAt(i);
      if (!Glyphs.isSpace(c) && c != '(' && c != ')') {
        return false;
      }
    }
    return true;
  }
}
