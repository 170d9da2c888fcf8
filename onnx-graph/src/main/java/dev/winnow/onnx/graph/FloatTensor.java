package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The values of a float32 tensor that lies in the file itself. */
public final class FloatTensor {
  private FloatTensor() {}

  /** Null where the tensor is absent, of another type or in a file of its own. */
  public static float @Nullable [] values(@Nullable TensorProto tensor) {
    if (tensor == null
        || tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE
        || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return null;
    }
    return tensor.getRawData().isEmpty() ? listed(tensor) : raw(tensor);
  }

  /** {@code [rows, columns]} turned into {@code [columns, rows]}. */
  public static float[] transposed(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }

  private static float[] listed(TensorProto tensor) {
    float[] values = new float[tensor.getFloatDataCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.getFloatData(i);
    }
    return values;
  }

  private static float[] raw(TensorProto tensor) {
    float[] values = new float[tensor.getRawData().size() / Float.BYTES];
    tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }
}
