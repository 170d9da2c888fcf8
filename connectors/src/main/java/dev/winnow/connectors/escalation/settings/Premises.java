package dev.winnow.connectors.escalation.settings;

import dev.winnow.schemas.Term;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * To whom a provider belongs. What may not leave is put to one's own alone.
 *
 * <p>The operator says so, and is believed only where the address cannot be that of somebody in the
 * public network: loopback and private addresses, names without a dot, and names in zones that the
 * public DNS never serves. What a gateway at such an address passes on is in its operator's hands.
 */
public enum Premises implements Term {
  OWN,
  OUTSIDE;

  private static final Pattern PRIVATE_ADDRESS =
      Pattern.compile(
          "127(\\.\\d{1,3}){3}|10(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}"
              + "|172\\.(1[6-9]|2\\d|3[01])(\\.\\d{1,3}){2}"
              + "|\\[(::1|f[cd][0-9a-f]{2}:[0-9a-f:]+)]");

  private static final List<String> PRIVATE_ZONES =
      List.of(".internal", ".local", ".localhost", ".home.arpa");

  static Premises of(String term) {
    return Term.of(Premises.class, term);
  }

  /** Fails where this cannot hold of the address. */
  void requireOf(URI url) {
    if (this == OWN && !isPrivate(url.getHost().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "premises: own, at "
              + url.getHost()
              + " (expected: a loopback or private address, a name without a dot, or one in "
              + String.join(" ", PRIVATE_ZONES)
              + ")");
    }
  }

  private static boolean isPrivate(String host) {
    return PRIVATE_ADDRESS.matcher(host).matches()
        || host.matches("[a-z][a-z0-9-]*")
        || PRIVATE_ZONES.stream().anyMatch(host::endsWith);
  }
}
