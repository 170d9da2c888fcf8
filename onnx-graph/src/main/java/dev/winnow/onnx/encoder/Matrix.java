package dev.winnow.onnx.encoder;

import java.util.Arrays;

/** A dense float32 matrix, row by row. The values are shared, not copied: nobody writes to them. */
record Matrix(int rows, int columns, float[] values) {
  Matrix {
    if ((long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "values: %d (expected: %d times %d)".formatted(values.length, rows, columns));
    }
  }

  static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  float at(int row, int column) {
    return values[row * columns + column];
  }

  /** The matrices side by side; all have the same number of rows. */
  static Matrix beside(Matrix... parts) {
    int rows = parts[0].rows;
    Matrix joined = zeros(rows, Arrays.stream(parts).mapToInt(Matrix::columns).sum());
    int column = 0;
    for (Matrix part : parts) {
      if (part.rows != rows) {
        throw new IllegalArgumentException("rows: " + part.rows + " (expected: " + rows + ")");
      }
      for (int row = 0; row < rows; row++) {
        System.arraycopy(
            part.values,
            row * part.columns,
            joined.values,
            row * joined.columns + column,
            part.columns);
      }
      column += part.columns;
    }
    return joined;
  }

  /** The matrices one below the other; all have the same number of columns. */
  static Matrix below(Matrix top, Matrix bottom) {
    if (top.columns != bottom.columns) {
      throw new IllegalArgumentException(
          "columns: %d (expected: %d)".formatted(bottom.columns, top.columns));
    }
    float[] joined = Arrays.copyOf(top.values, top.values.length + bottom.values.length);
    System.arraycopy(bottom.values, 0, joined, top.values.length, bottom.values.length);
    return new Matrix(top.rows + bottom.rows, top.columns, joined);
  }

  /** Each row times a factor of its own. */
  Matrix scaleRows(float[] factors) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * factors[i / columns];
    }
    return new Matrix(rows, columns, scaled);
  }

  /** Each column divided by a divisor of its own. */
  Matrix divideColumns(float[] divisors) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] / divisors[i % columns];
    }
    return new Matrix(rows, columns, scaled);
  }

  /** The largest magnitude in each row. */
  float[] rowMaxima() {
    float[] maxima = new float[rows];
    for (int i = 0; i < values.length; i++) {
      maxima[i / columns] = Math.max(maxima[i / columns], Math.abs(values[i]));
    }
    return maxima;
  }
}
