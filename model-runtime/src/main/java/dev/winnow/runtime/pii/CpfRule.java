package dev.winnow.runtime.pii;

/** Taxpayer numbers of Brazil: nine digits, and two that check those before them, modulo 11. */
final class CpfRule implements NumberRule {
  private static final int DIGITS = 11;

  @Override
  public void check(GroupedNumber number, Finds finds) {
    if (number.digits() != DIGITS || !number.standsAlone()) {
      return;
    }
    String shape = number.shape();
    boolean usual = shape.equals("3.3.3-2");
    if ((usual || shape.equals("11")) && isChecked(number.compact())) {
      if (usual) {
        finds.strong(PiiType.BR_CPF, number.start(), number.end());
      } else {
        finds.weak(PiiType.BR_CPF, number.start(), number.end());
      }
    }
  }

  private static boolean isChecked(String digits) {
    return !CheckDigits.areAlike(digits)
        && digit(CheckDigits.fallingSum(digits, 9, 10)) == digits.charAt(9)
        && digit(CheckDigits.fallingSum(digits, 10, 11)) == digits.charAt(10);
  }

  private static char digit(int sum) {
    return (char) ('0' + sum * 10 % 11 % 10);
  }
}
