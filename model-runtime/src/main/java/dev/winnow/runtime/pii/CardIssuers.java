package dev.winnow.runtime.pii;

import java.util.List;

/** The number ranges of the payment card networks, as their public documents give them. */
final class CardIssuers {
  private static final List<Range> RANGES =
      List.of(
          new Range("Visa", 400_000, 499_999, 13, 19),
          new Range("Mastercard", 510_000, 559_999, 16, 16),
          new Range("Mastercard", 222_100, 272_099, 16, 16),
          new Range("American Express", 340_000, 349_999, 15, 15),
          new Range("American Express", 370_000, 379_999, 15, 15),
          new Range("Diners Club", 300_000, 305_999, 14, 16),
          new Range("Diners Club", 309_500, 309_599, 14, 16),
          new Range("Diners Club", 360_000, 369_999, 14, 14),
          new Range("Diners Club", 380_000, 399_999, 14, 16),
          new Range("JCB", 352_800, 358_999, 16, 19),
          new Range("JCB", 180_000, 180_099, 15, 15),
          new Range("JCB", 213_100, 213_199, 15, 15),
          new Range("Discover", 601_100, 601_199, 16, 19),
          new Range("Discover", 644_000, 659_999, 16, 19),
          new Range("UnionPay", 620_000, 629_999, 16, 19),
          new Range("Mir", 220_000, 220_499, 16, 19),
          new Range("Maestro", 500_000, 509_999, 12, 19),
          new Range("Maestro", 560_000, 589_999, 12, 19),
          new Range("Maestro", 630_400, 630_499, 12, 19),
          new Range("Maestro", 670_000, 679_999, 12, 19));

  private CardIssuers() {}

  /** Whether any network gives out numbers like this. */
  static boolean issue(String digits) {
    int prefix = Integer.parseInt(digits.substring(0, 6));
    return RANGES.stream().anyMatch(range -> range.holds(prefix, digits.length()));
  }

  /**
   * One range.
   *
   * @param network for the reader alone
   * @param from first six digits, inclusive
   * @param to first six digits, inclusive
   * @param least digits of a number
   * @param most digits of a number
   */
  private record Range(String network, int from, int to, int least, int most) {
    boolean holds(int prefix, int length) {
      return prefix >= from && prefix <= to && length >= least && length <= most;
    }
  }
}
