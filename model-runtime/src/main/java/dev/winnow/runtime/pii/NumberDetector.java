package dev.winnow.runtime.pii;

import java.util.List;

/**
 * Offers the numbers in a text to the rules for numbers: each row of up to eight groups of digits
 * that stand together, and has no more than nineteen digits.
 */
final class NumberDetector implements Detector {
  private static final int MOST_GROUPS = 8;
  private static final int MOST_DIGITS = 19;

  private final List<NumberRule> rules;

  NumberDetector(List<NumberRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public void scan(CharSequence text, Finds finds) {
    int from = 0;
    while (from < text.length()) {
      if (Glyphs.isDigit(text.charAt(from))) {
        NumberRun run = NumberRun.from(text, from);
        offer(run, finds);
        from = run.end();
      } else {
        from++;
      }
    }
  }

  private void offer(NumberRun run, Finds finds) {
    for (int first = 0; first < run.groups(); first++) {
      int digits = 0;
      int last = first;
      while (last < run.groups() && last - first < MOST_GROUPS) {
        digits += run.length(last);
        if (digits > MOST_DIGITS) {
          break;
        }
        GroupedNumber number = new GroupedNumber(run, first, last, digits);
        rules.forEach(rule -> rule.check(number, finds));
        last++;
      }
    }
  }
}
