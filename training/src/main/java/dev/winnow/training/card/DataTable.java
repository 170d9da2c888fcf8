package dev.winnow.training.card;

import dev.winnow.training.rows.SetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the rows of a model come from, under which licence, as lines of Markdown. */
public final class DataTable {
  private DataTable() {}

  /**
   * @param fitted by source
   */
  public static List<String> lines(List<SetRows> sets, Map<String, FittedRows> fitted) {
    List<String> lines = new ArrayList<>();
    boolean taught = fitted.values().stream().anyMatch(rows -> rows.unlabelled() > 0);
    lines.add(
        "| source | licence | fitted on | positives |%s files (SHA-256) |"
            .formatted(taught ? " without a label |" : ""));
    lines.add("|---|---|---|---|---|" + (taught ? "---|" : ""));
    for (SetRows set : sets) {
      FittedRows rows = fitted.getOrDefault(set.name(), FittedRows.NONE);
      lines.add(
          "| %s | %s | %d | %d |%s %s |"
              .formatted(
                  set.name(),
                  set.licence(),
                  rows.n(),
                  rows.positives(),
                  taught ? " %d |".formatted(rows.unlabelled()) : "",
                  hashes(set)));
    }
    return lines;
  }

  private static String hashes(SetRows set) {
    List<String> hashes = new ArrayList<>();
    set.hashes().forEach((file, hash) -> hashes.add(file + " " + hash));
    return hashes.isEmpty() ? "in the training module" : String.join("<br>", hashes);
  }
}
