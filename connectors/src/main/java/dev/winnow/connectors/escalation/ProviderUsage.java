package dev.winnow.connectors.escalation;

/**
 * What one provider had of an escalation.
 *
 * @param provider its name
 * @param calls how often it was asked, at least 1
 * @param usage what is known of what that took
 */
public record ProviderUsage(String provider, int calls, Usage usage) {
  public ProviderUsage {
    if (calls < 1) {
      throw new IllegalArgumentException("calls: " + calls + " (expected: >= 1)");
    }
  }
}
