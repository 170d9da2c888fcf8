package dev.winnow.training.fit;

/**
 * Finds the temperature at which the softmax of outputs is nearest to what was true: Guo et al.,
 * "On Calibration of Modern Neural Networks", ICML 2017. The loss is convex in the inverse of the
 * temperature, which is searched by golden section.
 *
 * <p>The target is not quite what was true: of n examples, 1 / (n + 2) of it is spread over the
 * other classes, as if there were two more, one right and one wrong. So a model that is never wrong
 * on few rows is not taken to be certain.
 */
public final class TemperatureFit {
  private static final double LARGEST = 20;
  private static final int STEPS = 45;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private TemperatureFit() {}

  /**
   * What outputs are to be divided by.
   *
   * @param outputs by example and class
   * @param truth the class of each example
   */
  public static double fit(float[][] outputs, int[] truth) {
    if (outputs.length == 0 || truth.length != outputs.length) {
      throw new IllegalArgumentException(
          "outputs: %d, truth: %d (expected: the same number, > 0)"
              .formatted(outputs.length, truth.length));
    }
    double low = 1 / LARGEST;
    double high = LARGEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double lossLeft = loss(outputs, truth, left);
    double lossRight = loss(outputs, truth, right);
    for (int step = 0; step < STEPS; step++) {
      if (lossLeft <= lossRight) {
        high = right;
        right = left;
        lossRight = lossLeft;
        left = high - GOLDEN * (high - low);
        lossLeft = loss(outputs, truth, left);
      } else {
        low = left;
        left = right;
        lossLeft = lossRight;
        right = low + GOLDEN * (high - low);
        lossRight = loss(outputs, truth, right);
      }
    }
    return 2 / (low + high);
  }

  private static double loss(float[][] outputs, int[] truth, double inverse) {
    double missed = 1.0 / (outputs.length + 2);
    double sum = 0;
    for (int example = 0; example < outputs.length; example++) {
      sum += loss(outputs[example], truth[example], missed, inverse);
    }
    return sum;
  }

  private static double loss(float[] outputs, int truth, double missed, double inverse) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float output : outputs) {
      largest = Math.max(largest, output * inverse);
    }
    double sum = 0;
    double others = -outputs[truth];
    for (float output : outputs) {
      sum += Math.exp(output * inverse - largest);
      others += output;
    }
    double wanted = (1 - missed) * outputs[truth] + missed * others / (outputs.length - 1);
    return Math.log(sum) + largest - wanted * inverse;
  }
}
