package dev.winnow.runtime.pii;

import java.util.Set;

/**
 * Tax identification numbers of Germany: eleven digits, of which the last checks the others; among
 * the first ten exactly one comes twice or thrice, and all others at most once.
 */
final class TaxIdRule implements NumberRule {
  private static final int DIGITS = 11;
  private static final Set<String> SHAPES = Set.of("11", "2 3 3 3", "2-3-3-3");

  @Override
  public void check(GroupedNumber number, Finds finds) {
    if (number.digits() == DIGITS && SHAPES.contains(number.shape()) && number.standsAlone()) {
      String digits = number.compact();
      if (digits.charAt(0) != '0' && repeatsOne(digits) && CheckDigits.mod11And10(digits)) {
        finds.strong(PiiType.DE_TAX_ID, number.start(), number.end());
      }
    }
  }

  private static boolean repeatsOne(String digits) {
    int[] counts = new int[10];
    for (int i = 0; i < DIGITS - 1; i++) {
      counts[digits.charAt(i) - '0']++;
    }
    int repeated = 0;
    for (int count : counts) {
      if (count > 3) {
        return false;
      }
      repeated += count > 1 ? 1 : 0;
    }
    return repeated == 1;
  }
}
