package dev.winnow.connectors.escalation.ledger;

import dev.winnow.schemas.EscalationRequest;
import java.util.Map;

/**
 * A request as a provider gets it.
 *
 * @param masked how many spans of personal data were masked, by type
 */
public record Outgoing(EscalationRequest request, Map<String, Integer> masked) {
  public Outgoing {
    masked = Map.copyOf(masked);
  }

  /** Of a request that goes as it is. */
  public static Outgoing whole(EscalationRequest request) {
    return new Outgoing(request, Map.of());
  }
}
