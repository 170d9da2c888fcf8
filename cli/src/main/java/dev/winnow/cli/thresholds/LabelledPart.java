package dev.winnow.cli.thresholds;

import dev.winnow.training.certify.CategoryScores;
import dev.winnow.training.certify.PrevalenceDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that label one category, among others.
 *
 * @param places of the labelled rows among all
 * @param truth of each of them
 */
record LabelledPart(List<Integer> places, boolean[] truth) {
  static LabelledPart of(String category, List<RecordedRow> rows) {
    List<Integer> places =
        IntStream.range(0, rows.size())
            .filter(place -> rows.get(place).row().isLabelled(category))
            .boxed()
            .toList();
    boolean[] truth = new boolean[places.size()];
    for (int at = 0; at < truth.length; at++) {
      truth[at] = rows.get(places.get(at)).row().is(category);
    }
    return new LabelledPart(places, truth);
  }

  int size() {
    return truth.length;
  }

  int positives() {
    int count = 0;
    for (boolean positive : truth) {
      count += positive ? 1 : 0;
    }
    return count;
  }

  int negatives() {
    return truth.length - positives();
  }

  /** Those among the labelled rows that look like the stream. */
  int[] mix(Terms terms) {
    return terms.prevalence().isEmpty()
        ? IntStream.range(0, truth.length).toArray()
        : PrevalenceDraw.rows(truth, terms.prevalence().getAsDouble(), terms.seed());
  }

  /** What the thresholds of the stages that score a category are held against in these rows. */
  CategoryScores scores(PolicyDraft draft, String category, List<RecordedRow> rows) {
    List<double[]> byStage = new ArrayList<>();
    for (int stage : draft.scoring(category)) {
      byStage.add(
          places.stream()
              .mapToDouble(place -> draft.probability(category, stage, rows.get(place)))
              .toArray());
    }
    return new CategoryScores(truth, byStage.toArray(double[][]::new));
  }
}
