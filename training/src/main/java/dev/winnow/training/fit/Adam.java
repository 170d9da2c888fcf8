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

  Adam(float[] parameters, float decay) {
    this.parameters = parameters;
    this.decay = decay;
    this.mean = new float[parameters.length];
    this.square = new float[parameters.length];
  }

  void step(float[] gradient, float learningRate) {
    steps++;
    float meanCorrection = 1 - (float) Math.pow(BETA1, steps);
    float squareCorrection = 1 - (float) Math.pow(BETA2, steps);
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
      square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
      float towards =
          mean[i] / meanCorrection / ((float) Math.sqrt(square[i] / squareCorrection) + EPSILON);
      parameters[i] -= learningRate * (towards + decay * parameters[i]);
    }
  }
}
