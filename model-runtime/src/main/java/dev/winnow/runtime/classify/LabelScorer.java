package dev.winnow.runtime.classify;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.label.LabelWorker;
import dev.winnow.runtime.repository.LabelledOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thread's run: labels' scores to those of the wanted categories. */
final class LabelScorer implements BatchScorer {
  private final LabelWorker worker;
  private final LabelledOutput output;
  private final Map<String, List<Integer>> columns;
  private final List<ModelIdentity> identity;

  LabelScorer(LabelWorker worker, LabelledOutput output, ModelIdentity identity) {
    this.worker = worker;
    this.output = output;
    this.columns = output.columnsByCategory();
    this.identity = List.of(identity);
  }

  @Override
  public List<Classification> score(List<Pending> batch) {
    float[][] rows = worker.score(batch.stream().map(Pending::text).toList());
    List<Classification> classifications = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      classifications.add(classification(batch.get(i), rows[i]));
    }
    return classifications;
  }

  private Classification classification(Pending pending, float[] row) {
    Map<String, CategoryScore> scores = new LinkedHashMap<>();
    double least = output.told() == 0 ? 0 : leastTold(row);
    columns.forEach(
        (category, of) -> {
          if (pending.wanted().includes(category)) {
            double score = combined(row, of);
            if (score >= least) {
              scores.put(category, calibrated(category, score));
            }
          }
        });
    return new Classification(
        scores, pending.text().length(), pending.text().truncated(), identity);
  }

  /**
   * The lowest score that is told. It is taken of all categories, also of those that are not
   * wanted: the next likely must not be told in place of the likeliest.
   */
  private double leastTold(float[] row) {
    double[] rising =
        columns.values().stream().mapToDouble(of -> combined(row, of)).sorted().toArray();
    return rising[rising.length - output.told()];
  }

  /** See {@link LabelledOutput}. */
  private double combined(float[] row, List<Integer> of) {
    double combined = 0;
    for (int column : of) {
      combined = output.exclusive() ? combined + row[column] : Math.max(combined, row[column]);
    }
    return Math.min(1, combined);
  }

  private CategoryScore calibrated(String category, double score) {
    PlattCalibration calibration = output.calibration().get(category);
    return calibration == null
        ? new CategoryScore(score, score)
        : new CategoryScore(score, calibration.probability(score), calibration.isFitted());
  }
}
