package dev.winnow.onnx.encoder;

import java.util.Arrays;

/**
 * How the input of a product becomes uint8: {@code value = round(x / scale) + zeroPoint}, the same
 * for every batch. Before that each channel is divided by its smoothing, and the weights that meet
 * it are multiplied by it, so that a few channels that reach far do not coarsen all others (G. Xiao
 * et al., "SmoothQuant", 2023, equation 4).
 *
 * @param smoothing a divisor for each channel
 */
record InputScale(float[] smoothing, float scale, int zeroPoint) {
  /** How much of a channel's reach moves into the weights; found on training texts. */
  private static final double MIGRATION = 0.8;

  private static final int MIDDLE = 128;
  private static final float SMALLEST_REACH = 1e-3f;

  /**
   * A scale for an input that is about as often below zero as above.
   *
   * @param maxima the largest magnitude of each channel
   * @param weight {@code [channels, outputs]}
   */
  static InputScale smoothed(float[] maxima, Matrix weight) {
    float[] weightMaxima = weight.rowMaxima();
    double[] balance = new double[maxima.length];
    for (int channel = 0; channel < maxima.length; channel++) {
      double reach = Math.max(SMALLEST_REACH, maxima[channel]);
      double counterpart = Math.max(SMALLEST_REACH, weightMaxima[channel]);
      // Strict: the same bytes on every machine.
      balance[channel] =
          StrictMath.pow(reach, MIGRATION) / StrictMath.pow(counterpart, 1 - MIGRATION);
    }
    double middle = median(balance);
    float[] smoothing = new float[maxima.length];
    double most = 0;
    for (int channel = 0; channel < maxima.length; channel++) {
      smoothing[channel] = (float) (balance[channel] / middle);
      most = Math.max(most, Math.max(SMALLEST_REACH, maxima[channel]) / smoothing[channel]);
    }
    return new InputScale(smoothing, (float) (most / (MIDDLE - 1)), MIDDLE);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
