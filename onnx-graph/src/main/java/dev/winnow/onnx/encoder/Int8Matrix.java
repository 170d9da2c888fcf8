package dev.winnow.onnx.encoder;

/**
 * A matrix in int8, symmetric about zero, with a scale for each column: {@code weight = value *
 * scale}.
 *
 * <p>Processors without VNNI instructions add the products of two neighbouring rows in 16 bits,
 * which saturate ({@code vpmaddubsw}). Where two neighbours have the same sign they add up to no
 * more than 128, so that with any input in uint8 nothing saturates, and every processor gives the
 * same sums.
 *
 * @param values from -127 to 127, row by row
 * @param scales one a column
 */
record Int8Matrix(int rows, int columns, byte[] values, float[] scales) {
  private static final int MOST = 127;

  /** 255 times this is within 16 bits with a sign. */
  private static final int MOST_OF_TWO = 128;

  private static final float SMALLEST_SCALE = 1e-9f;

  static Int8Matrix of(Matrix matrix) {
    int columns = matrix.columns();
    float[] scales = new float[columns];
    for (int column = 0; column < columns; column++) {
      scales[column] = scale(matrix, column);
    }
    byte[] values = new byte[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      double value = Math.rint(matrix.values()[i] / (double) scales[i % columns]);
      values[i] = (byte) Math.max(-MOST, Math.min(MOST, value));
    }
    for (int row = 0; row + 1 < matrix.rows(); row += 2) {
      for (int column = 0; column < columns; column++) {
        boundTwo(matrix, values, row * columns + column, scales[column]);
      }
    }
    return new Int8Matrix(matrix.rows(), columns, values, scales);
  }

  private static float scale(Matrix matrix, int column) {
    float scale = SMALLEST_SCALE;
    for (int row = 0; row < matrix.rows(); row += 2) {
      float one = matrix.at(row, column);
      float other = row + 1 < matrix.rows() ? matrix.at(row + 1, column) : 0;
      float most = Math.max(Math.abs(one), Math.abs(other));
      float ofTwo = Math.max(most, Math.abs(one + other));
      scale = Math.max(scale, Math.max(most / MOST, ofTwo / MOST_OF_TWO));
    }
    return scale;
  }

  /**
   * Rounding may bring two neighbours over the bound by one: that which was rounded up more gives.
   */
  private static void boundTwo(Matrix matrix, byte[] values, int at, float scale) {
    int below = at + matrix.columns();
    int sum = values[at] + values[below];
    if (Math.abs(sum) > MOST_OF_TWO) {
      int sign = Integer.signum(sum);
      double upper = sign * (values[at] - matrix.values()[at] / (double) scale);
      double lower = sign * (values[below] - matrix.values()[below] / (double) scale);
      values[upper >= lower ? at : below] -= (byte) sign;
    }
  }
}
