package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.session.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Where a model writes its output, and what is read from there. Of one thread. */
final class ScoreRows {
  private final LabelledOutput output;
  private final int labels;
  private FloatBuffer raw = floats(0);

  ScoreRows(LabelledOutput output) {
    this.output = output;
    this.labels = output.labels().size();
  }

  Tensor tensor(int rows) {
    int size = Math.multiplyExact(rows, labels);
    if (raw.capacity() < size) {
      raw = floats(size);
    }
    return Tensor.of(raw, rows, labels);
  }

  /** The scores of each row, after the activation. */
  float[][] scores(int rows) {
    float[][] scores = new float[rows][labels];
    for (int i = 0; i < rows; i++) {
      raw.get(i * labels, scores[i]);
      Activations.apply(output.activation(), scores[i]);
    }
    return scores;
  }

  private static FloatBuffer floats(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
