package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.StringClassifierManifest;
import dev.winnow.runtime.repository.StringClassifierManifest.OutputForm;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.tokenize.Characters;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;
import java.util.Map;

/** Runs a batch of strings through a pipeline once. */
final class StringClassifierWorker implements LabelWorker {
  private final ModelSession session;
  private final StringClassifierManifest manifest;
  private final ScoreRows scores;

  StringClassifierWorker(ModelSession session, StringClassifierManifest manifest) {
    this.session = session;
    this.manifest = manifest;
    this.scores = new ScoreRows(manifest.output());
  }

  @Override
  public float[][] score(List<TokenizedText> batch) {
    if (batch.isEmpty()) {
      return new float[0][];
    }
    Map<String, Tensor> inputs = Map.of(manifest.input(), strings(batch));
    String output = manifest.output().name();
    if (manifest.outputForm() == OutputForm.MAPS) {
      return rows(session.runForMaps(inputs, output), batch.size());
    }
    session.run(inputs, output, scores.tensor(batch.size()));
    return scores.scores(batch.size());
  }

  private Tensor strings(List<TokenizedText> batch) {
    String[] texts = batch.stream().map(Characters::join).toArray(String[]::new);
    return manifest.inputRank() == 1
        ? Tensor.of(texts, texts.length)
        : Tensor.of(texts, texts.length, 1);
  }

  private float[][] rows(List<Map<String, Float>> maps, int size) {
    if (maps.size() != size) {
      throw new IllegalStateException("rows: %d (expected: %d)".formatted(maps.size(), size));
    }
    return maps.stream().map(this::row).toArray(float[][]::new);
  }

  private float[] row(Map<String, Float> map) {
    List<LabelCategory> labels = manifest.output().labels();
    float[] row = new float[labels.size()];
    for (int i = 0; i < row.length; i++) {
      Float score = map.get(labels.get(i).label());
      if (score == null) {
        throw new IllegalStateException(
            "label: %s is missing (found: %s)".formatted(labels.get(i).label(), map.keySet()));
      }
      row[i] = score;
    }
    Activations.apply(manifest.output().activation(), row);
    return row;
  }
}
