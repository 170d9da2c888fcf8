package dev.winnow.cli.thresholds;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.schemas.ContentItem;
import dev.winnow.training.data.LabelledRow;
import java.util.List;

/**
 * A row and what every stage found in it.
 *
 * @param item the row as an item of a stream
 * @param text as the guard let it through
 * @param found by stage, in the order of the cascade
 */
record RecordedRow(LabelledRow row, ContentItem item, String text, List<Classification> found) {
  RecordedRow {
    found = List.copyOf(found);
  }
}
