package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.rows.SetRows;
import java.util.List;
import java.util.Map;

/**
 * What one category is fitted on.
 *
 * @param labelled the sets that label it, which it is measured on too
 * @param read the sets that the rows come from
 * @param rows without a label only where there is a teacher
 * @param share how much the teacher's word counts beside a label, 0 to 1; 0 without one
 * @param taught what the teacher says of each row and of excerpts of it; empty without one
 */
record Lesson(
    String category,
    List<SetRows> labelled,
    List<SetRows> read,
    List<LabelledRow> rows,
    double share,
    Map<LabelledRow, TaughtRow> taught) {
  Lesson {
    labelled = List.copyOf(labelled);
    read = List.copyOf(read);
    rows = List.copyOf(rows);
    taught = Map.copyOf(taught);
  }

  /** The wanted probability: a label, the teacher's word, or a mean of the two. */
  double target(LabelledRow row) {
    double said = taught(row).said();
    if (!row.isLabelled(category)) {
      return said;
    }
    double label = row.is(category) ? 1 : 0;
    return (1 - share) * label + share * said;
  }

  /** Parts of a row, of which there is the teacher's word alone. */
  List<TaughtExcerpt> excerpts(LabelledRow row) {
    return taught(row).excerpts();
  }

  private TaughtRow taught(LabelledRow row) {
    return taught.getOrDefault(row, TaughtRow.NONE);
  }
}
