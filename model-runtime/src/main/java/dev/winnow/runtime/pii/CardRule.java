package dev.winnow.runtime.pii;

import java.util.Set;

/**
 * Payment cards: the check digit, a network's range and length, the groups that cards are in. A
 * number of no known network counts only beside a word that says what it is.
 */
final class CardRule implements NumberRule {
  private static final int FEWEST = 12;
  private static final int MOST = 19;
  private static final Set<String> GROUPED =
      Set.of("4-4-4-4", "4 4 4 4", "4-6-5", "4 6 5", "4-6-4", "4 6 4", "4-4-4-4-3", "4 4 4 4 3");

  /** Lengths that most cards have; a number of another one is often something else. */
  private static final Set<Integer> USUAL = Set.of(14, 15, 16);

  @Override
  public void check(GroupedNumber number, Finds finds) {
    int digits = number.digits();
    boolean compact = number.first() == number.last();
    if (digits < FEWEST
        || digits > MOST
        || !(compact || GROUPED.contains(number.shape()))
        || !number.standsAlone()) {
      return;
    }
    String card = number.compact();
    if (!CheckDigits.luhn(card) || CheckDigits.areAlike(card)) {
      return;
    }
    if (CardIssuers.issue(card) && (USUAL.contains(digits) || !compact)) {
      finds.strong(PiiType.PAYMENT_CARD, number.start(), number.end());
    } else {
      finds.weak(PiiType.PAYMENT_CARD, number.start(), number.end());
    }
  }
}
