package dev.winnow.cli.thresholds;

import dev.winnow.training.data.TextKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two fifths of the rows to search on, three fifths to prove on and for nothing else. */
record SplitRows(List<RecordedRow> searched, List<RecordedRow> proven) {
  /** Rows to prove on for one to search on. */
  static final double RATIO = 1.5;

  /** All rows for one to prove on. */
  static final double WHOLE = 5.0 / 3;

  private static final int PARTS = 5;
  private static final int SEARCHED = 2;

  SplitRows {
    searched = List.copyOf(searched);
    proven = List.copyOf(proven);
  }

  /** By a hash of the text, so that near copies stay together and order means nothing. */
  static SplitRows byText(List<RecordedRow> rows, long seed) {
    Map<Boolean, List<RecordedRow>> bySide =
        rows.stream()
            .collect(
                Collectors.partitioningBy(
                    row -> TextKey.of(row.row().text()).part(PARTS, seed) < SEARCHED));
    return new SplitRows(
        bySide.getOrDefault(true, List.of()), bySide.getOrDefault(false, List.of()));
  }

  /** By their place, for rows that were drawn independently. */
  static SplitRows byPlace(List<RecordedRow> rows) {
    int cut = rows.size() * SEARCHED / PARTS;
    return new SplitRows(rows.subList(0, cut), rows.subList(cut, rows.size()));
  }
}
