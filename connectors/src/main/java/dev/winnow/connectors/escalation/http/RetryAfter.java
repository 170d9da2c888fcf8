package dev.winnow.connectors.escalation.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). Seconds may
 * have a fraction, for some gateways send one.
 */
final class RetryAfter {
  /** Nobody is left alone for longer than this, whatever a broken server says. */
  static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** How long from now; null where the header is absent or says nothing that can be read. */
  static @Nullable Duration of(HttpHeaders headers, Clock clock) {
    String value = headers.firstValue("retry-after").map(String::strip).orElse(null);
    if (value == null) {
      return null;
    }
    Duration wait = seconds(value);
    return bounded(wait != null ? wait : date(value, clock.instant()));
  }

  private static @Nullable Duration seconds(String value) {
    if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return null;
    }
    return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
  }

  private static @Nullable Duration date(String value, Instant now) {
    try {
      return Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Duration bounded(@Nullable Duration wait) {
    if (wait == null || wait.isNegative()) {
      return wait == null ? null : Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
