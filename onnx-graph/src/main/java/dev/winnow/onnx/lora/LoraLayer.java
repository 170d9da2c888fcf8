package dev.winnow.onnx.lora;

import java.nio.FloatBuffer;

/**
 * The two matrices of one layer as PyTorch has them. The arrays are shared, not copied.
 *
 * @param a {@code [rank, in]}, row by row
 * @param b {@code [out, rank]}, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LoraLayer(float[] a, float[] b) {
  Matrix matrixA(int rank) {
    return new Matrix(rank, a.length / rank, FloatBuffer.wrap(a));
  }

  Matrix matrixB(int rank) {
    return new Matrix(b.length / rank, rank, FloatBuffer.wrap(b));
  }
}
