package dev.winnow.runtime.pii;

/** The sums that tell a number from a slip of the pen. All take digits in ASCII alone. */
final class CheckDigits {
  private CheckDigits() {}

  /** By H. P. Luhn, US patent 2,950,048; ISO/IEC 7812-1, annex B. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? value : 2 * value;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /** ISO/IEC 7064, MOD 11,10: the last digit checks the others. */
  static boolean mod11And10(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
  }

  /**
   * The sum of the first {@code count} digits, weighed {@code from}, {@code from - 1} and so on.
   */
  static int fallingSum(String digits, int count, int from) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (digits.charAt(i) - '0') * (from - i);
    }
    return sum;
  }

  static boolean areAlike(String digits) {
    return digits.chars().allMatch(digit -> digit == digits.charAt(0));
  }
}
