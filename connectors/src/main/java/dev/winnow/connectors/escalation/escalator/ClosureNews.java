package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import java.util.Optional;

/**
 * What operators are told of a provider's breaker: once when it opens, once more where somebody has
 * to see to the provider, and once when it closes. Not thread-safe.
 */
final class ClosureNews {
  private boolean wasOpen;
  private boolean wasForGood;

  /**
   * What is new.
   *
   * @param isBad whether it is a warning
   * @param words what follows the provider's name; never content
   */
  record News(boolean isBad, String words) {}

  /**
   * Nothing where it was told before.
   *
   * @param now how things stand after a question has ended
   * @param end how it did
   */
  Optional<News> after(Closure now, EscalationOutcome end) {
    boolean isWorse = now.open() && (!wasOpen || (now.forGood() && !wasForGood));
    boolean isBack = wasOpen && !now.open();
    wasOpen = now.open();
    wasForGood = now.forGood();
    if (isWorse) {
      return Optional.of(new News(true, "is left alone: " + why(end)));
    }
    return isBack ? Optional.of(new News(false, "answers again")) : Optional.empty();
  }

  private static String why(EscalationOutcome end) {
    return end instanceof Unavailable unavailable
        ? "%s (%s)".formatted(unavailable.why(), unavailable.fault())
        : end.term();
  }
}
