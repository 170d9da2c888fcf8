package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.Activation;

/** Makes scores from 0 to 1 of what a model gives. */
final class Activations {
  /** Sums of float32 can leave 0 to 1 by so much. */
  private static final float SLACK = 1e-4f;

  private Activations() {}

  /** Writes the scores over the outputs of one text. */
  static void apply(Activation activation, float[] outputs) {
    for (float output : outputs) {
      if (!Float.isFinite(output)) {
        throw new IllegalStateException("output: " + output + " (expected: a finite number)");
      }
    }
    switch (activation) {
      case SOFTMAX -> softmax(outputs);
      case SIGMOID -> sigmoid(outputs);
      case NONE -> bound(outputs);
    }
  }

  /** The largest is taken off first, so that no power overflows. */
  private static void softmax(float[] outputs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float output : outputs) {
      largest = Math.max(largest, output);
    }
    double sum = 0;
    for (float output : outputs) {
      sum += Math.exp(output - largest);
    }
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) (Math.exp(outputs[i] - largest) / sum);
    }
  }

  private static void sigmoid(float[] outputs) {
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) (1 / (1 + Math.exp(-outputs[i])));
    }
  }

  private static void bound(float[] outputs) {
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] < -SLACK || outputs[i] > 1 + SLACK) {
        throw new IllegalStateException("output: " + outputs[i] + " (expected: 0 to 1)");
      }
      outputs[i] = Math.min(1, Math.max(0, outputs[i]));
    }
  }
}
