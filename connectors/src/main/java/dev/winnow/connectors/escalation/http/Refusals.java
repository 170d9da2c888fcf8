package dev.winnow.connectors.escalation.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Usage;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a status other than success means. The one place where status codes are mapped.
 *
 * <p>Of an error's body only its code is looked at, and told where it is a plain word: the rest may
 * repeat the content.
 */
final class Refusals {
  private static final Set<Integer> FINAL_FOR_THE_ITEM = Set.of(400, 413, 414, 422);
  private static final Set<Integer> MAY_PASS = Set.of(408, 409, 425, 429);
  private static final Set<Integer> NEVER_SERVED = Set.of(501, 505);
  private static final Set<String> NO_MONEY =
      Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_error");
  private static final Set<String> CONTENT_REFUSED =
      Set.of("content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation");

  private Refusals() {}

  /**
   * @param body the error as JSON, or null
   */
  static EscalationOutcome of(int status, @Nullable JsonNode body, @Nullable Duration retryAfter) {
    String code = code(body);
    if (CONTENT_REFUSED.contains(code)) {
      return new Declined(status + " " + code);
    }
    String why = (status + " " + code).strip();
    return new Unavailable(why, fault(status, code), Usage.NONE, retryAfter);
  }

  private static Fault fault(int status, String code) {
    if (NO_MONEY.contains(code)) {
      return Fault.PROVIDER;
    }
    if (MAY_PASS.contains(status)) {
      return Fault.TRANSIENT;
    }
    if (status >= 500) {
      return NEVER_SERVED.contains(status) ? Fault.PROVIDER : Fault.TRANSIENT;
    }
    return FINAL_FOR_THE_ITEM.contains(status) ? Fault.ITEM : Fault.PROVIDER;
  }

  private static String code(@Nullable JsonNode body) {
    if (body == null) {
      return "";
    }
    JsonNode error = body.path("error");
    for (String field : new String[] {"code", "type"}) {
      String code = error.path(field).asText("");
      if (code.matches("[A-Za-z_]{1,40}")) {
        return code;
      }
    }
    return "";
  }
}
