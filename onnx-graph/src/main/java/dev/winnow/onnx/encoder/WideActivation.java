package dev.winnow.onnx.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The input of the narrowing product, behind GELU, in uint8. It is never below {@code -0.17}, and
 * all but a few channels stay below a limit; those few reach four times as far and would coarsen
 * all others. So values above the limit saturate, and what a far channel loses by that comes back
 * through extra channels: copies of it whose bias is lower by the limit, twice the limit and so on.
 * GELU(u - k * limit) is nearly max(0, u - k * limit), so the parts add up to the value. The copies
 * ride along in the same two products.
 *
 * @param limit above which a channel saturates
 * @param copies the extra channels
 */
record WideActivation(float limit, List<Copy> copies) {
  /** Products run in blocks of so many columns: fewer copies would cost the same. */
  static final int MAX_COPIES = 16;

  /** GELU's lowest value, rounded down. */
  private static final double LOWEST = 0.17;

  private static final int MOST = 255;
  private static final float STEP = 0.25f;

  /** Values may reach this much further than what was seen. */
  private static final double MARGIN = 1.2;

  /** A channel whose copy takes over at {@code times} the limit. */
  record Copy(int channel, int times) {}

  WideActivation {
    copies = List.copyOf(copies);
  }

  /** The lowest limit that the copies can make up for. */
  static WideActivation of(float[] maxima) {
    float limit = STEP;
    while (copies(maxima, limit).size() > MAX_COPIES) {
      limit += STEP;
    }
    return new WideActivation(limit, copies(maxima, limit));
  }

  private static List<Copy> copies(float[] maxima, float limit) {
    List<Copy> copies = new ArrayList<>();
    for (int channel = 0; channel < maxima.length; channel++) {
      for (int times = 1;
          maxima[channel] > limit && times * limit < maxima[channel] * MARGIN;
          times++) {
        copies.add(new Copy(channel, times));
      }
    }
    return copies;
  }

  int zeroPoint() {
    return (int) Math.ceil(LOWEST / ((limit + LOWEST) / MOST));
  }

  float scale() {
    return limit / (MOST - zeroPoint());
  }

  /** The widening product with the copies, filled up to a whole block of columns. */
  Linear widened(Linear widen) {
    Matrix extra = Matrix.zeros(widen.weight().rows(), MAX_COPIES);
    float[] bias = Arrays.copyOf(widen.bias(), widen.bias().length + MAX_COPIES);
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      for (int row = 0; row < extra.rows(); row++) {
        extra.values()[row * MAX_COPIES + i] = widen.weight().at(row, copy.channel());
      }
      bias[widen.bias().length + i] = widen.bias()[copy.channel()] - copy.times() * limit;
    }
    return new Linear(Matrix.beside(widen.weight(), extra), bias);
  }

  /** The narrowing product with the rows that the copies meet. */
  Linear narrowed(Linear narrow) {
    int columns = narrow.weight().columns();
    Matrix extra = Matrix.zeros(MAX_COPIES, columns);
    for (int i = 0; i < copies.size(); i++) {
      System.arraycopy(
          narrow.weight().values(),
          copies.get(i).channel() * columns,
          extra.values(),
          i * columns,
          columns);
    }
    return new Linear(Matrix.below(narrow.weight(), extra), narrow.bias());
  }
}
