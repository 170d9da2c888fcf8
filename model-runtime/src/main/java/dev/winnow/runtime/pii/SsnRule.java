package dev.winnow.runtime.pii;

import java.util.Set;

/**
 * Social security numbers of the United States. They have no check digit; the parts that are never
 * given out, and numbers that advertisements made known, are left out.
 */
final class SsnRule implements NumberRule {
  /** As they are written; telephone numbers are not. */
  static final String SHAPE = "3-2-4";

  private static final Set<String> IN_ADVERTISEMENTS = Set.of("078051120", "219099999");

  @Override
  public void check(GroupedNumber number, Finds finds) {
    if (number.digits() != 9 || !number.standsAlone()) {
      return;
    }
    String shape = number.shape();
    boolean usual = shape.equals(SHAPE);
    if ((usual || shape.equals("3 2 4") || shape.equals("9")) && isGivenOut(number.compact())) {
      if (usual) {
        finds.strong(PiiType.US_SSN, number.start(), number.end());
      } else {
        finds.weak(PiiType.US_SSN, number.start(), number.end());
      }
    }
  }

  private static boolean isGivenOut(String digits) {
    return !digits.startsWith("000")
        && !digits.startsWith("666")
        && digits.charAt(0) != '9'
        && !digits.startsWith("00", 3)
        && !digits.startsWith("0000", 5)
        && !IN_ADVERTISEMENTS.contains(digits);
  }
}
