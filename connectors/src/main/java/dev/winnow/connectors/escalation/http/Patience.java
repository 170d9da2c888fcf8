package dev.winnow.connectors.escalation.http;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long an endpoint may take.
 *
 * @param connect to take the connection, TLS included
 * @param headers from the request to the head of its answer
 * @param answer from the request to the last byte of its answer
 */
public record Patience(Duration connect, Duration headers, Duration answer)
    implements Serializable {
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(25));

  public Patience {
    requirePositive("connect", connect);
    requirePositive("headers", headers);
    requirePositive("answer", answer);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
