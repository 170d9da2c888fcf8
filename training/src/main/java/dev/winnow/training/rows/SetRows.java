package dev.winnow.training.rows;

import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of one source, in memory.
 *
 * @param files where they come from, for the card
 */
public record SetRows(
    String name,
    String licence,
    List<LabelledFile> files,
    List<LabelledRow> train,
    List<LabelledRow> dev) {
  public SetRows {
    files = List.copyOf(files);
    train = List.copyOf(train);
    dev = List.copyOf(dev);
  }

  /** A set without training rows is measured on and nothing else. */
  public boolean isOnlyMeasured() {
    return train.isEmpty();
  }

  public boolean labels(String category) {
    return Stream.concat(train.stream(), dev.stream()).anyMatch(row -> row.isLabelled(category));
  }
}
