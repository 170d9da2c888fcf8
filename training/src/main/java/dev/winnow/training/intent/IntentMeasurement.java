package dev.winnow.training.intent;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramScorer;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.RowSample;
import dev.winnow.training.fit.TemperatureFit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A model without a temperature on rows that it was not fitted on, in the form in which it runs.
 */
final class IntentMeasurement {
  private static final int PARTS = 5;

  private final float[][] outputs;
  private final int[] truth;
  private final int[] parts;

  private IntentMeasurement(float[][] outputs, int[] truth, int[] parts) {
    this.outputs = outputs;
    this.truth = truth;
    this.parts = parts;
  }

  static IntentMeasurement of(NgramModel model, List<LabelledRow> rows, int[] truth, long seed) {
    NgramScorer scorer = new NgramScorer(model);
    RowSample sample = new RowSample(seed);
    return new IntentMeasurement(
        rows.stream().map(row -> scorer.outputs(row.text())).toArray(float[][]::new),
        truth,
        rows.stream().mapToInt(row -> sample.part(row, PARTS)).toArray());
  }

  /** Fitted on all rows. */
  double temperature() {
    return temperature(row -> true);
  }

  /** One a row, in their order; the temperature is fitted on the other four fifths. */
  List<Answer> answers() {
    double[] temperatures =
        IntStream.range(0, PARTS)
            .mapToDouble(part -> temperature(row -> parts[row] != part))
            .toArray();
    List<Answer> answers = new ArrayList<>();
    for (int row = 0; row < truth.length; row++) {
      answers.add(answer(row, temperatures[parts[row]]));
    }
    return answers;
  }

  /** 1 where there is no row to fit on. */
  private double temperature(IntPredicate isFittedOn) {
    int[] rows = IntStream.range(0, truth.length).filter(isFittedOn).toArray();
    return rows.length == 0
        ? 1
        : TemperatureFit.fit(
            IntStream.of(rows).mapToObj(row -> outputs[row]).toArray(float[][]::new),
            IntStream.of(rows).map(row -> truth[row]).toArray());
  }

  private Answer answer(int row, double temperature) {
    float[] of = outputs[row];
    int told = 0;
    for (int label = 1; label < of.length; label++) {
      told = of[label] > of[told] ? label : told;
    }
    double sum = 0;
    for (float output : of) {
      sum += Math.exp((output - of[told]) / temperature);
    }
    return new Answer(truth[row], told, 1 / sum);
  }
}
