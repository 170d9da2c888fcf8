package dev.winnow.training.evaluate;

import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.Figures;
import dev.winnow.training.metric.ScoredLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One category on some rows, as it is counted. Not thread-safe. */
final class CategoryTally {
  private final List<Judged> rows = new ArrayList<>();

  void add(Judged judged) {
    rows.add(judged);
  }

  /** By falling probability. */
  List<Judged> rows() {
    return rows.stream().sorted(Judged.FALLING).toList();
  }

  Figures figures() {
    return Figures.of(labels(rows()));
  }

  Confusion flags() {
    return flags(rows);
  }

  /** Apart by the stage whose score counted. */
  Map<String, CategoryTally> byStage() {
    Map<String, CategoryTally> stages = new TreeMap<>();
    for (Judged row : rows) {
      stages.computeIfAbsent(row.prediction().stage(), stage -> new CategoryTally()).add(row);
    }
    return stages;
  }

  static ScoredLabels labels(List<Judged> rows) {
    boolean[] positives = new boolean[rows.size()];
    for (int i = 0; i < positives.length; i++) {
      positives[i] = rows.get(i).positive();
    }
    return ScoredLabels.of(
        rows.stream().mapToDouble(row -> row.prediction().probability()).toArray(), positives);
  }

  static Confusion flags(List<Judged> rows) {
    Confusion counts = Confusion.EMPTY;
    for (Judged row : rows) {
      counts = counts.plus(row.prediction().flagged(), row.positive());
    }
    return counts;
  }
}
