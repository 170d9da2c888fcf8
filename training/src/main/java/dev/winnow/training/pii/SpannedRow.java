package dev.winnow.training.pii;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.runtime.pii.PiiSpan;
import dev.winnow.runtime.pii.PiiType;
import dev.winnow.training.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A labelled row with the personal data that is marked in it.
 *
 * @param spans of types that rules can find, in UTF-16 units; others are left out
 * @param pii what the row's label says; empty where it was not labelled
 */
record SpannedRow(String text, List<PiiSpan> spans, Optional<Boolean> pii) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The names that Presidio gives to them. */
  private static final Map<String, PiiType> PRESIDIO =
      Map.of(
          "EMAIL_ADDRESS", PiiType.EMAIL,
          "PHONE_NUMBER", PiiType.PHONE,
          "IBAN_CODE", PiiType.IBAN,
          "CREDIT_CARD", PiiType.PAYMENT_CARD,
          "IP_ADDRESS", PiiType.IP_ADDRESS,
          "US_SSN", PiiType.US_SSN);

  SpannedRow {
    spans = List.copyOf(spans);
  }

  /**
   * Reads {@code {"text","spans":[[start,end,type],…],"labels":{"pii":0|1}}}; offsets are code
   * points, and all but the text may be missing.
   *
   * @param place for messages
   */
  static SpannedRow parse(String line, String place) {
    try {
      JsonNode json = JSON.readTree(line);
      String text = json.path("text").asText();
      List<PiiSpan> spans = new ArrayList<>();
      for (JsonNode span : json.path("spans")) {
        type(span.path(2).asText()).ifPresent(type -> spans.add(span(text, span, type)));
      }
      JsonNode pii = json.path("labels").path("pii");
      return new SpannedRow(
          text, spans, pii.isNumber() ? Optional.of(pii.asInt() == 1) : Optional.empty());
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the line.
      throw new DataException(place + ": not JSON (expected: a JSON object)");
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new DataException(place + ": spans: beyond the text (expected: [start,end,type])");
    }
  }

  private static PiiSpan span(String text, JsonNode span, PiiType type) {
    int start = text.offsetByCodePoints(0, span.path(0).asInt());
    int end = text.offsetByCodePoints(0, span.path(1).asInt());
    return new PiiSpan(start, end, type, 1);
  }

  private static Optional<PiiType> type(String name) {
    PiiType known = PRESIDIO.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    for (PiiType type : PiiType.values()) {
      if (type.term().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
