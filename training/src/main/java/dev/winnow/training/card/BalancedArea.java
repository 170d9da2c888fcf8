package dev.winnow.training.card;

import dev.winnow.training.metric.Ranking;
import dev.winnow.training.metric.ScoredLabels;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What candidates are compared by: half the area under the ROC curve of all rows, half the mean of
 * the sources' own, so that neither a large source nor the difference between sources decides
 * alone.
 */
public final class BalancedArea {
  /** A source with fewer positives or negatives says too little to choose by. */
  private static final int ENOUGH = 10;

  private BalancedArea() {}

  /** From 0 to 1; 0 where all rows are of one class. */
  public static double of(List<ScoredRow> rows) {
    double pooled = Ranking.areaUnderRoc(ScoredRow.labels(rows)).orElse(0);
    double bySource =
        rows.stream().collect(Collectors.groupingBy(row -> row.row().source())).values().stream()
            .map(ScoredRow::labels)
            .filter(BalancedArea::isEnough)
            .map(Ranking::areaUnderRoc)
            .flatMapToDouble(OptionalDouble::stream)
            .average()
            .orElse(pooled);
    return (pooled + bySource) / 2;
  }

  private static boolean isEnough(ScoredLabels labels) {
    return labels.positives() >= ENOUGH && labels.negatives() >= ENOUGH;
  }
}
