package dev.winnow.connectors.escalation;

import java.util.List;

/**
 * What putting a question to a provider would send, and the most that it could take.
 *
 * @param host where it would be sent
 * @param model that would be asked for
 * @param promptSha256 of the prompt's file; empty where there is none
 * @param fields of the item that would be sent, sorted
 * @param most what it takes at the very most, rounds that repair an answer included
 */
public record Quote(
    String host, String model, String promptSha256, List<String> fields, Usage most) {
  /** Nothing would be sent. */
  public static final Quote NOTHING = new Quote("", "", "", List.of(), Usage.NONE);

  public Quote {
    fields = List.copyOf(fields);
  }
}
