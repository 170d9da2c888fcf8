package dev.winnow.connectors.escalation.budget;

/**
 * How things stand with one cap.
 *
 * @param account {@code all}, or {@code tenant.NAME}
 * @param unit {@code costMicros} or {@code tokens}
 * @param spent by this part of the job and, in equal parts, by those before it
 * @param held for questions under way; in what is spent already
 * @param cap of all parts together
 */
public record Spending(String account, String unit, Span span, long spent, long held, long cap) {
  /** Whether the other is about the same cap, at another time. */
  public boolean isSame(Spending other) {
    return account.equals(other.account) && unit.equals(other.unit) && span == other.span;
  }
}
