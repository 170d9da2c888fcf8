package dev.winnow.connectors.escalation;

import java.util.Map;

/**
 * A text with personal data masked.
 *
 * @param masked how many spans were masked, by type
 */
public record Redaction(String text, Map<String, Integer> masked) {
  public Redaction {
    masked = Map.copyOf(masked);
  }

  /** A text in which nothing was masked. */
  public static Redaction none(String text) {
    return new Redaction(text, Map.of());
  }
}
