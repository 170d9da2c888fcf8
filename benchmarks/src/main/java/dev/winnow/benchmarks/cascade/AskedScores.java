package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.ScoredMix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What providers said of the texts that are labelled for a category.
 *
 * @param rows in no order
 */
public record AskedScores(String category, List<Row> rows) {
  public AskedScores {
    rows = List.copyOf(rows);
  }

  /**
   * One text.
   *
   * @param score the provider's own, 0 to 1
   * @param violates what its source says
   * @param weight how many of the mix it stands for
   */
  public record Row(double score, boolean violates, double weight) {}

  /** Of texts that were all answered. */
  static AskedScores of(String category, Mix mix, ScoredMix answers) {
    List<LabelledText> texts = mix.rows();
    double[] weights = mix.weights();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      LabelledText text = texts.get(i);
      if (text.labels().containsKey(category)) {
        var found = Objects.requireNonNull(answers.of(text.text()).scores().get(category));
        rows.add(new Row(found.score(), text.is(category), weights[i]));
      }
    }
    return new AskedScores(category, rows);
  }
}
