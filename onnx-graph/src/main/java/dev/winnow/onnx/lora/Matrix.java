package dev.winnow.onnx.lora;

import java.nio.FloatBuffer;

/**
 * Numbers in rows.
 *
 * @param values row by row; not to be changed
 */
record Matrix(int rows, int columns, FloatBuffer values) {
  Matrix {
    if (rows < 1 || columns < 1 || (long) rows * columns != values.limit()) {
      throw new IllegalArgumentException(
          "matrix: %d rows of %d (expected: %d numbers in all)"
              .formatted(rows, columns, values.limit()));
    }
  }

  float at(int row, int column) {
    return values.get(row * columns + column);
  }
}
