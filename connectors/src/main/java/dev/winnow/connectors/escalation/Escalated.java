package dev.winnow.connectors.escalation;

import java.util.List;

/**
 * How an escalation ended, and with whom.
 *
 * @param provider who was asked last; "none" where nobody could be
 * @param usage what all calls together took
 * @param calls how often a provider was asked
 * @param overBudget the providers whose question could not be paid for
 */
public record Escalated(
    String provider, EscalationOutcome outcome, Usage usage, int calls, List<String> overBudget) {
  /** The provider's name where there is none that may have the item. */
  public static final String NOBODY = "none";

  public Escalated {
    overBudget = List.copyOf(overBudget);
  }

  /** Where every question could be paid for. */
  public Escalated(String provider, EscalationOutcome outcome, Usage usage, int calls) {
    this(provider, outcome, usage, calls, List.of());
  }
}
