package dev.winnow.cli.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.pipeline.policy.PolicyEntry;
import dev.winnow.pipeline.policy.PolicyException;

/** What an operator is told of a written update. */
final class Acknowledgement {
  private Acknowledgement() {}

  /**
   * One line of JSON with the new version.
   *
   * @throws PolicyException where the update was refused: it says why
   */
  static String of(PolicyEntry entry) {
    if (entry instanceof PolicyEntry.Accepted accepted) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("version", accepted.policy().version())
          .toString();
    }
    throw new PolicyException("refused: " + ((PolicyEntry.Refused) entry).reason());
  }
}
