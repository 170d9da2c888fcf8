package dev.winnow.runtime.heads;

import dev.winnow.onnx.head.DenseLayer;
import dev.winnow.onnx.head.DenseNetwork;
import java.util.List;

/**
 * The first layers of some heads side by side, and what each does with its columns. Plain loops
 * over whole rows: the JIT makes vector instructions of them.
 */
final class ColumnPanel {
  private final float[][] rows;
  private final float[] bias;
  private final List<DenseNetwork> heads;
  private final int[] firstColumn;

  ColumnPanel(List<DenseNetwork> heads) {
    this.heads = heads;
    this.firstColumn = new int[heads.size()];
    int width = 0;
    for (int i = 0; i < firstColumn.length; i++) {
      firstColumn[i] = width;
      width += first(i).outputs();
    }
    this.bias = new float[width];
    this.rows = new float[heads.get(0).inputs()][width];
    for (int i = 0; i < firstColumn.length; i++) {
      copy(first(i), firstColumn[i]);
    }
  }

  private DenseLayer first(int head) {
    return heads.get(head).layers().get(0);
  }

  private void copy(DenseLayer layer, int column) {
    System.arraycopy(layer.bias(), 0, bias, column, layer.outputs());
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(layer.weights(), i * layer.outputs(), rows[i], column, layer.outputs());
    }
  }

  /** How many columns there are. */
  int width() {
    return bias.length;
  }

  /**
   * The sums of all columns for each of some vectors, before any activation.
   *
   * @param vectors of which the first {@code count} are read
   * @param sums one for each vector, at least {@link #width} values, written
   */
  void multiply(float[][] vectors, int count, float[][] sums) {
    Product.of(vectors, count, rows, bias, sums);
  }

  /** A head's score, from what {@link #multiply} gave. */
  float score(int head, float[] sums) {
    List<DenseLayer> layers = heads.get(head).layers();
    int width = layers.get(0).outputs();
    float[] values = new float[width];
    System.arraycopy(sums, firstColumn[head], values, 0, width);
    for (DenseLayer layer : layers.subList(1, layers.size())) {
      rectify(values);
      values = Product.of(values, layer);
    }
    return (float) (1 / (1 + Math.exp(-values[0])));
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }
}
