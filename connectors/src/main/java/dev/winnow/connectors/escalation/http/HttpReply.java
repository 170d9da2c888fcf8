package dev.winnow.connectors.escalation.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.connectors.escalation.EscalationOutcome;

/** How a post ended. */
public sealed interface HttpReply {
  /** With a JSON document and a status of success. */
  record Received(JsonNode body) implements HttpReply {}

  /** With anything else. */
  record Failed(EscalationOutcome outcome) implements HttpReply {}
}
