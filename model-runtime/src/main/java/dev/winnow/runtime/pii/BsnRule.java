package dev.winnow.runtime.pii;

import java.util.Set;

/**
 * Citizen service numbers of the Netherlands: nine digits that pass the eleven test. One number in
 * eleven does, so they are found beside a word alone.
 */
final class BsnRule implements NumberRule {
  private static final int DIGITS = 9;
  private static final Set<String> SHAPES = Set.of("9", "3.3.3", "3 3 3", "4.2.3", "4 2 3");

  @Override
  public void check(GroupedNumber number, Finds finds) {
    if (number.digits() == DIGITS && SHAPES.contains(number.shape()) && number.standsAlone()) {
      String digits = number.compact();
      int sum = CheckDigits.fallingSum(digits, 8, 9) - (digits.charAt(8) - '0');
      if (!CheckDigits.areAlike(digits) && sum % 11 == 0) {
        finds.weak(PiiType.NL_BSN, number.start(), number.end());
      }
    }
  }
}
