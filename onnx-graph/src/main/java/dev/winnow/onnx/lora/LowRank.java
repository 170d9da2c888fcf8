package dev.winnow.onnx.lora;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * What an adapter adds to one layer: {@code x A B}.
 *
 * @param rank columns of A and rows of B
 * @param a direct, {@code [in, rank]}
 * @param b direct, {@code [rank, out]}, with the scale in it
 */
public record LowRank(int in, int rank, int out, FloatBuffer a, FloatBuffer b) {
  /**
   * From the matrices of PyTorch, which multiplies from the other side.
   *
   * @param a {@code [rank, in]}
   * @param b {@code [out, rank]}
   */
  static LowRank of(Matrix a, Matrix b, float scale) {
    return new LowRank(a.columns(), a.rows(), b.rows(), transposed(a, 1), transposed(b, scale));
  }

  /** Adds nothing. */
  public static LowRank zero(int in, int out) {
    return new LowRank(in, 1, out, direct(in), direct(out));
  }

  private static FloatBuffer transposed(Matrix matrix, float scale) {
    FloatBuffer values = direct(matrix.rows() * matrix.columns());
    for (int column = 0; column < matrix.columns(); column++) {
      for (int row = 0; row < matrix.rows(); row++) {
        values.put(column * matrix.rows() + row, matrix.at(row, column) * scale);
      }
    }
    return values;
  }

  private static FloatBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
