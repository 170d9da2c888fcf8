package dev.winnow.runtime.pii;

import java.util.Set;

/**
 * Social security numbers of France: sex, year, month, place and order, and a key of two digits,
 * which is 97 less the rest of the others over 97. The numbers of Corsica, with a letter in them,
 * are not read.
 */
final class NirRule implements NumberRule {
  private static final int DIGITS = 15;
  private static final int BEFORE_KEY = 13;
  private static final Set<String> SHAPES = Set.of("15", "1 2 2 2 3 3 2", "13 2", "1-2-2-2-3-3-2");

  @Override
  public void check(GroupedNumber number, Finds finds) {
    if (number.digits() == DIGITS && SHAPES.contains(number.shape()) && number.standsAlone()) {
      String digits = number.compact();
      if ("123478".indexOf(digits.charAt(0)) >= 0 && isMonth(digits) && isChecked(digits)) {
        finds.strong(PiiType.FR_NIR, number.start(), number.end());
      }
    }
  }

  /** Months from 20 on stand for those that nobody knows. */
  private static boolean isMonth(String digits) {
    int month = Integer.parseInt(digits.substring(3, 5));
    return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  }

  private static boolean isChecked(String digits) {
    long number = Long.parseLong(digits.substring(0, BEFORE_KEY));
    return 97 - number % 97 == Long.parseLong(digits.substring(BEFORE_KEY));
  }
}
