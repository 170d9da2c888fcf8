package dev.winnow.runtime.classify;

import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.label.Trial;
import dev.winnow.runtime.probe.BatchDeviation;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What a model of a package gives for harmless texts of every sort, on the CPU.
 *
 * @param deviation how far a score moves when the text shares its batch
 * @param example probabilities by category of the first probe text
 */
public record ModelTrial(double deviation, Map<String, Double> example) {
  public ModelTrial {
    example = Map.copyOf(example);
  }

  /**
   * Tries a head, together with its encoder.
   *
   * @param models folder of packages
   * @throws dev.winnow.runtime.ModelException where one of them cannot be used
   */
  public static ModelTrial ofHead(Path models, HeadManifest head) {
    ClassifierSpec spec =
        ClassifierSpec.of(models, head.encoder())
            .withHeads(List.of(head.id()))
            .withDevice(Device.CPU);
    try (TextModel model = EncoderWithHeads.load(spec, new SharedPool<>())) {
      BatchScorer scorer = model.newScorer();
      double deviation = BatchDeviation.measure(byLength(model), batch -> rows(scorer, batch));
      return new ModelTrial(deviation, example(model, scorer));
    }
  }

  /**
   * Tries a model that takes texts by itself.
   *
   * @throws dev.winnow.runtime.ModelException where it cannot be used
   */
  public static ModelTrial ofLabels(ModelPackage<LabelManifest> labels) {
    try (LabelModel opened = LabelModel.open(labels, Device.CPU)) {
      Trial trial = Trial.thorough(opened);
      trial.requirePassed();
      TextModel model = new LabelTextModel(opened);
      return new ModelTrial(trial.deviation(), example(model, model.newScorer()));
    }
  }

  private static List<Pending> byLength(TextModel model) {
    return ProbeTexts.ALL.stream()
        .map(text -> pending(model, text))
        .sorted(Comparator.comparingInt((Pending pending) -> pending.text().length()))
        .toList();
  }

  private static float[][] rows(BatchScorer scorer, List<Pending> batch) {
    return scorer.score(batch).stream().map(ModelTrial::row).toArray(float[][]::new);
  }

  private static float[] row(Classification classification) {
    List<CategoryScore> scores = new ArrayList<>(new TreeMap<>(classification.scores()).values());
    float[] row = new float[scores.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) scores.get(i).score();
    }
    return row;
  }

  private static Map<String, Double> example(TextModel model, BatchScorer scorer) {
    Pending first = pending(model, ProbeTexts.SHORT.get(0));
    Map<String, Double> example = new TreeMap<>();
    scorer
        .score(List.of(first))
        .get(0)
        .scores()
        .forEach((category, score) -> example.put(category, score.probability()));
    return example;
  }

  private static Pending pending(TextModel model, String text) {
    return new Pending(model.tokenize(text), Wanted.ALL, new CompletableFuture<>());
  }
}
