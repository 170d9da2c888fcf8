package dev.winnow.cli.drift;

import dev.winnow.pipeline.drift.Bins;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.Figure;
import dev.winnow.pipeline.drift.FigureReference;
import dev.winnow.pipeline.drift.Reading;
import dev.winnow.schemas.Verdict;
import dev.winnow.training.data.DataException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what verdicts say of all figures, and makes a reference of it. Not thread-safe. */
public final class ReferenceRows {
  /** A figure that fewer rows have is left out. */
  static final int FEWEST = 4 * Column.ROWS_A_BIN;

  private final Map<Figure, Column> columns = new LinkedHashMap<>();
  private final int maxRows;
  private int rows;

  /**
   * No rows yet.
   *
   * @param maxRows that may be held
   */
  public ReferenceRows(int maxRows) {
    this.maxRows = maxRows;
  }

  /** Verdicts that are not of screen or specialists are passed over. */
  public void add(Verdict verdict) {
    List<Reading> readings = Reading.of(verdict);
    if (readings.isEmpty()) {
      return;
    }
    if (++rows > maxRows) {
      throw new DataException("rows: more than " + maxRows + " (expected: at most --max-rows)");
    }
    for (Reading reading : readings) {
      columns.computeIfAbsent(reading.figure(), Column::new).add(reading);
    }
  }

  int rows() {
    return rows;
  }

  /** Figures that too few rows have, and figures that are the same in all of them. */
  List<Column> leftOut() {
    return columns.values().stream().filter(column -> !isEnough(column)).toList();
  }

  /** The reference of all that was added. */
  public DriftReference reference(ReferenceTerms terms, String note, Instant made) {
    List<Column> taken =
        columns.values().stream()
            .filter(ReferenceRows::isEnough)
            .sorted(Comparator.comparing(column -> column.figure().name()))
            .toList();
    if (taken.isEmpty()) {
      throw new DataException("rows: %d (expected: %d or more)".formatted(rows, FEWEST));
    }
    int cells = taken.stream().mapToInt(column -> column.bins().size()).sum();
    return new DriftReference(
        made,
        note,
        rows,
        terms.confidence(),
        terms.tolerance(),
        terms.falseAlarm(),
        taken.stream().map(column -> reference(column, terms, cells)).toList());
  }

  private static FigureReference reference(Column column, ReferenceTerms terms, int cells) {
    Bins bins = column.bins();
    List<FigureReference.Cell> found = new ArrayList<>();
    for (int count : column.counts(bins)) {
      found.add(terms.cell(count, column.rows(), cells));
    }
    return new FigureReference(column.figure(), bins, found);
  }

  private static boolean isEnough(Column column) {
    return column.rows() >= FEWEST && column.bins().size() > 1;
  }
}
