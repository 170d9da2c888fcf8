package dev.winnow.training.card;

import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.ScoredLabels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a trigger passes on, by where its threshold is set, as lines of Markdown. */
public final class TriggerTable {
  private static final List<Double> THRESHOLDS =
      List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

  /** What a card says of the calibration. */
  public static final String CALIBRATION =
      "**none: a trigger.** Its score ranks texts, may pass an item on, and never decides";

  private TriggerTable() {}

  /**
   * @param heading the mark of its heading, such as {@code ##}
   */
  public static List<String> lines(String heading, List<ScoredRow> measured) {
    Set<String> sources = new LinkedHashSet<>();
    measured.forEach(row -> sources.add(row.row().source()));
    List<String> lines = new ArrayList<>();
    lines.add(heading + " What is passed on");
    lines.add("");
    lines.add("At or above `allow` an item is in doubt and goes on. It is never flagged.");
    lines.add("");
    lines.add("| source | allow | of the positives | of the negatives |");
    lines.add("|---|---|---|---|");
    for (String source : sources) {
      ScoredLabels labels = ScoredRow.labels(ScoredRow.on(source, measured));
      for (double allow : THRESHOLDS) {
        lines.add(line(source, allow, Confusion.at(allow, labels), labels.negatives()));
      }
    }
    lines.add("");
    return lines;
  }

  private static String line(String source, double allow, Confusion counts, int negatives) {
    return "| %s | %s | %s | %s |"
        .formatted(
            source,
            CardNumber.of(allow),
            CardNumber.of(counts.recall()),
            CardNumber.of(negatives == 0 ? 0 : (double) counts.falsePositives() / negatives));
  }
}
