package dev.winnow.onnx.encoder;

/**
 * A matrix in int8, symmetric about zero, with a scale for each column: {@code weight = value *
 * scale}.
 *
 * @param values from -127 to 127, row by row
 * @param scales one a column
 */
record Int8Matrix(int rows, int columns, byte[] values, float[] scales) {
  private static final int MOST = 127;
  private static final float SMALLEST_SCALE = 1e-9f;

  static Int8Matrix of(Matrix matrix) {
    int columns = matrix.columns();
    float[] scales = new float[columns];
    for (int i = 0; i < matrix.values().length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(matrix.values()[i]));
    }
    for (int column = 0; column < columns; column++) {
      scales[column] = Math.max(SMALLEST_SCALE, scales[column] / MOST);
    }
    byte[] values = new byte[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      double value = Math.rint(matrix.values()[i] / (double) scales[i % columns]);
      values[i] = (byte) Math.max(-MOST, Math.min(MOST, value));
    }
    return new Int8Matrix(matrix.rows(), columns, values, scales);
  }
}
