package dev.winnow.training.card;

import dev.winnow.training.metric.Figures;
import dev.winnow.training.rows.SetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of one category by source, beside the floor, as lines of Markdown. */
public final class MeasuredTable {
  private static final String POOLED = "pooled";

  private final CardNotes notes = new CardNotes();
  private final List<String> lines = new ArrayList<>();
  private final List<BelowFloor> belowFloor = new ArrayList<>();

  private MeasuredTable() {}

  /**
   * @param related of a label of its source's own that stands near the category; may be empty
   */
  public static MeasuredTable of(
      String category, List<SetRows> sets, List<ScoredRow> measured, List<ScoredRow> related) {
    MeasuredTable table = new MeasuredTable();
    table.lines.add("| source | n | positives | AUC | floor (Naive Bayes) | AP | ECE |");
    table.lines.add("|---|---|---|---|---|---|---|");
    table.row(POOLED, POOLED, category, ScoredRow.pooled(measured));
    for (SetRows set : sets) {
      List<ScoredRow> rows = ScoredRow.on(set.name(), measured);
      if (!rows.isEmpty()) {
        String name = set.isOnlyMeasured() ? set.name() + " *(only measured)*" : set.name();
        table.row(name, set.name(), category, rows);
      }
    }
    if (!related.isEmpty()) {
      String source = related.get(0).row().source();
      table.row(source + ", its own label sexist *(only measured)*", source, "sexist", related);
    }
    return table;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The sources that are below the floor. */
  public List<BelowFloor> belowFloor() {
    return List.copyOf(belowFloor);
  }

  private void row(String name, String source, String label, List<ScoredRow> rows) {
    Figures figures = Figures.of(ScoredRow.labels(rows));
    OptionalDouble floor = notes.floor(source, label);
    lines.add(
        "| %s | %d | %d | %s | %s | %s | %s |"
            .formatted(
                name,
                figures.n(),
                figures.positives(),
                CardNumber.of(figures.auc()),
                CardNumber.of(floor),
                CardNumber.of(figures.averagePrecision()),
                CardNumber.of(figures.calibrationError())));
    if (floor.isPresent() && figures.auc().orElse(0) < floor.getAsDouble()) {
      belowFloor.add(new BelowFloor(source, label, figures.auc().orElse(0), floor.getAsDouble()));
    }
  }
}
