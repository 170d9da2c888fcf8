package dev.winnow.pipeline.control;

import dev.winnow.connectors.control.ControlListener;
import dev.winnow.connectors.control.ControlRecord;
import dev.winnow.pipeline.policy.PolicyEntry;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.schemas.PolicyUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the topic of policies as it is read. Records that are no updates are passed over, by every
 * reader alike.
 *
 * <p>One thread tells it records; any thread may ask.
 */
public final class PolicyFold implements ControlListener<PolicyUpdate> {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFold.class);

  private volatile PolicyHistory history = PolicyHistory.empty();

  /** What the records so far come to. */
  public PolicyHistory history() {
    return history;
  }

  @Override
  public void onRecord(ControlRecord<PolicyUpdate> record) {
    PolicyHistory before = history;
    history =
        record
            .value()
            .fold(read -> before.apply(read.value()), garbage -> before, unknownSchema -> before);
    log(record.offset(), before, history);
  }

  private static void log(long offset, PolicyHistory before, PolicyHistory after) {
    if (after == before) {
      LOG.warn("policies, offset {}: not a policy update", offset);
    } else if (after.last().orElseThrow() instanceof PolicyEntry.Refused refused) {
      LOG.warn("policies, offset {}: refused: {}", offset, refused.reason());
    } else {
      LOG.info("policies, offset {}: version {} is in force", offset, after.version());
    }
  }
}
