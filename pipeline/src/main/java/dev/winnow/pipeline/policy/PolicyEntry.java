package dev.winnow.pipeline.policy;

import dev.winnow.schemas.PolicyUpdate;

/** What became of one record of the topic of policies. */
public sealed interface PolicyEntry {
  /** The record. */
  PolicyUpdate update();

  /** It came into force as this policy. */
  record Accepted(PolicyUpdate update, Policy policy) implements PolicyEntry {}

  /**
   * It changed nothing.
   *
   * @param reason names the value that was wrong and what was expected
   */
  record Refused(PolicyUpdate update, String reason) implements PolicyEntry {}
}
