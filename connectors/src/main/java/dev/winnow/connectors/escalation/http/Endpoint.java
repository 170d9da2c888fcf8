package dev.winnow.connectors.escalation.http;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Where questions are posted to.
 *
 * @param headers sent with each, among them the key
 * @param maxAnswerBytes the longest answer that is read
 * @param direct whether the proxy that the JVM may be set to use must not lie between
 */
public record Endpoint(
    URI url, Map<String, String> headers, Patience patience, int maxAnswerBytes, boolean direct) {
  public Endpoint {
    headers = Map.copyOf(headers);
    if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
      throw new IllegalArgumentException("url: " + url + " (expected: http:// or https://)");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException("url: holds a password (expected: none)");
    }
    headers.forEach(Endpoint::requirePrintable);
    if (maxAnswerBytes < 1) {
      throw new IllegalArgumentException("maxAnswerBytes: " + maxAnswerBytes + " (expected: >= 1)");
    }
  }

  private static void requirePrintable(String name, String value) {
    if (!value.matches("[ -~]+")) {
      throw new IllegalArgumentException(
          "header " + name + ": empty or not ASCII (expected: printable ASCII)");
    }
  }

  /** Without the headers, for a key is no business of logs. */
  @Override
  public String toString() {
    return "Endpoint[" + url + "]";
  }
}
