package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.TextClassifierManifest;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pads a batch to its longest text and runs the model once. */
final class TextClassifierWorker implements LabelWorker {
  private final ModelSession session;
  private final TextClassifierManifest manifest;
  private final WholeNumbers ids;
  private final WholeNumbers mask;
  private final WholeNumbers types;
  private final ScoreRows scores;

  TextClassifierWorker(ModelSession session, TextClassifierManifest manifest) {
    this.session = session;
    this.manifest = manifest;
    this.ids = new WholeNumbers(manifest.inputType());
    this.mask = new WholeNumbers(manifest.inputType());
    this.types = new WholeNumbers(manifest.inputType());
    this.scores = new ScoreRows(manifest.output());
  }

  @Override
  public float[][] score(List<TokenizedText> batch) {
    if (batch.isEmpty()) {
      return new float[0][];
    }
    int width = batch.stream().mapToInt(TokenizedText::length).max().orElseThrow();
    fill(batch, width);
    session.run(inputs(batch.size(), width), manifest.output().name(), scores.tensor(batch.size()));
    return scores.scores(batch.size());
  }

  private void fill(List<TokenizedText> batch, int width) {
    int size = Math.multiplyExact(batch.size(), width);
    ids.clear(size);
    mask.clear(size);
    types.clear(size);
    LongBuffer row = LongBuffer.allocate(width);
    for (TokenizedText text : batch) {
      text.writeTo(row.clear());
      for (int i = 0; i < width; i++) {
        boolean padding = i >= text.length();
        ids.put(padding ? manifest.padId() : row.get(i));
        mask.put(padding ? 0 : 1);
        types.put(0);
      }
    }
  }

  private Map<String, Tensor> inputs(int rows, int width) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (String name : manifest.inputs()) {
      inputs.put(name, buffer(name).tensor(rows, width));
    }
    return inputs;
  }

  /** The manifest has no other names. */
  private WholeNumbers buffer(String name) {
    return switch (name) {
      case TextClassifierManifest.IDS -> ids;
      case TextClassifierManifest.MASK -> mask;
      default -> types;
    };
  }
}
