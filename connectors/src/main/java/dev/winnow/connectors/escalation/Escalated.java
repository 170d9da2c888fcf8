package dev.winnow.connectors.escalation;

import java.util.List;

/**
 * How an escalation ended, and with whom.
 *
 * @param provider who was asked last; "none" where nobody could be
 * @param usage what all calls together took
 * @param calls how often a provider was asked
 * @param asked the same by provider, of those that were asked this time, in the order of the calls;
 *     calls of before, after which the item waited again, are in the sums alone
 * @param overBudget the providers whose question could not be paid for
 */
public record Escalated(
    String provider,
    EscalationOutcome outcome,
    Usage usage,
    int calls,
    List<ProviderUsage> asked,
    List<String> overBudget) {
  /** The provider's name where there is none that may have the item. */
  public static final String NOBODY = "none";

  public Escalated {
    asked = List.copyOf(asked);
    overBudget = List.copyOf(overBudget);
  }

  /** What these calls came to. */
  public static Escalated of(
      String provider,
      EscalationOutcome outcome,
      List<ProviderUsage> asked,
      List<String> overBudget) {
    return new Escalated(
        provider,
        outcome,
        asked.stream().map(ProviderUsage::usage).reduce(Usage.NONE, Usage::plus),
        asked.stream().mapToInt(ProviderUsage::calls).sum(),
        asked,
        overBudget);
  }

  /** Of one provider, which was asked so often. */
  public static Escalated of(String provider, EscalationOutcome outcome, Usage usage, int calls) {
    return of(provider, outcome, List.of(new ProviderUsage(provider, calls, usage)), List.of());
  }

  /** Nobody was asked. */
  public static Escalated unasked(String provider, EscalationOutcome outcome) {
    return of(provider, outcome, List.of(), List.of());
  }
}
