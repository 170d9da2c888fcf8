package dev.winnow.connectors.escalation;

/**
 * How an escalation ended, and with whom.
 *
 * @param provider who was asked last; "none" where nobody could be
 * @param usage what all calls together took
 * @param calls how often a provider was asked
 */
public record Escalated(String provider, EscalationOutcome outcome, Usage usage, int calls) {
  /** The provider's name where there is none that may have the item. */
  public static final String NOBODY = "none";
}
