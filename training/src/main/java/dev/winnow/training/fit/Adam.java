package dev.winnow.training.fit;

/**
 * Adam with decoupled weight decay over one array of parameters, which it changes in place. Not
 * thread-safe.
 */
final class Adam {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final float[] parameters;
  private final float decay;
  private final float[] mean;
  private final float[] square;
  private int steps;
  private float meanCorrection;
  private float squareCorrection;

  Adam(float[] parameters, float decay) {
    this.parameters = parameters;
    this.decay = decay;
    this.mean = new float[parameters.length];
    this.square = new float[parameters.length];
  }

  void step(float[] gradient, float learningRate) {
    next();
    step(gradient, learningRate, 0, parameters.length);
  }

  /**
   * Steps where a batch left a gradient, and leaves the rest with its means as it is: what stands
   * for a rare feature is not moved by what others have brought.
   *
   * @param rows the numbers of the rows that have a gradient, the first so many
   * @param width parameters of a row
   */
  void step(float[] gradient, float learningRate, int[] rows, int count, int width) {
    next();
    for (int i = 0; i < count; i++) {
      step(gradient, learningRate, rows[i] * width, rows[i] * width + width);
    }
  }

  private void next() {
    steps++;
    meanCorrection = 1 - (float) Math.pow(BETA1, steps);
    squareCorrection = 1 - (float) Math.pow(BETA2, steps);
  }

  private void step(float[] gradient, float learningRate, int from, int to) {
    for (int i = from; i < to; i++) {
      mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
      square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
      float towards =
          mean[i] / meanCorrection / ((float) Math.sqrt(square[i] / squareCorrection) + EPSILON);
      parameters[i] -= learningRate * (towards + decay * parameters[i]);
    }
  }
}
