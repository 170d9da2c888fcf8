package dev.winnow.cli.thresholds;

import dev.winnow.cli.feedback.SampleStratum;
import dev.winnow.cli.feedback.StreamItem;
import org.jspecify.annotations.Nullable;

/**
 * An item that was drawn, and what every stage finds in it.
 *
 * @param recorded null where nobody answered, or its content is not there
 */
record AnswerRow(StreamItem item, @Nullable RecordedRow recorded) {
  SampleStratum stratum() {
    return item.stratum();
  }

  boolean isJudged() {
    return recorded != null;
  }
}
