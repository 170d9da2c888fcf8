package dev.winnow.training.evaluate;

import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.Figures;
import dev.winnow.training.metric.ScoredLabels;
import java.util.ArrayList;
import java.util.List;

/** One category on one source, as it is counted. Not thread-safe. */
final class CategoryTally {
  private final List<Prediction> predictions = new ArrayList<>();
  private final List<Boolean> truth = new ArrayList<>();

  void add(Prediction prediction, boolean positive) {
    predictions.add(prediction);
    truth.add(positive);
  }

  Figures figures() {
    boolean[] positives = new boolean[truth.size()];
    for (int i = 0; i < positives.length; i++) {
      positives[i] = truth.get(i);
    }
    return Figures.of(
        ScoredLabels.of(
            predictions.stream().mapToDouble(Prediction::probability).toArray(), positives));
  }

  Confusion flags() {
    Confusion counts = Confusion.EMPTY;
    for (int i = 0; i < predictions.size(); i++) {
      counts = counts.plus(predictions.get(i).flagged(), truth.get(i));
    }
    return counts;
  }
}
