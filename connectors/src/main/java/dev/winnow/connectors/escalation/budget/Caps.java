package dev.winnow.connectors.escalation.budget;

import java.io.Serializable;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The most that may be spent. What is not named has no cap.
 *
 * @param costMicros in millionths of the configured currency
 * @param tokens read and written together
 */
public record Caps(Map<Span, Long> costMicros, Map<Span, Long> tokens) implements Serializable {
  public static final Caps NONE = new Caps(Map.of(), Map.of());

  public Caps {
    costMicros = Map.copyOf(costMicros);
    tokens = Map.copyOf(tokens);
    Stream.concat(costMicros.entrySet().stream(), tokens.entrySet().stream())
        .forEach(cap -> requireNotNegative(cap.getKey(), cap.getValue()));
  }

  /** The times that it caps. */
  Stream<Span> spans() {
    return Stream.concat(costMicros.keySet().stream(), tokens.keySet().stream());
  }

  private static void requireNotNegative(Span span, long cap) {
    if (cap < 0) {
      throw new IllegalArgumentException(span.term() + ": " + cap + " (expected: >= 0)");
    }
  }
}
