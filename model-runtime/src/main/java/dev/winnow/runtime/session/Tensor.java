package dev.winnow.runtime.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * A view of the caller's buffer with a shape. A direct buffer is read and written in place; the
 * caller keeps it unchanged while a run is under way. The data lies between 0 and the product of
 * the shape; position and limit are ignored.
 */
public abstract sealed class Tensor {
  private final long[] shape;

  private Tensor(long[] shape) {
    this.shape = shape.clone();
  }

  public static Tensor of(LongBuffer data, long... shape) {
    return new Longs(data, shape);
  }

  public static Tensor of(IntBuffer data, long... shape) {
    return new Ints(data, shape);
  }

  /** Text is copied, and only read; a caller's array is not kept. */
  public static Tensor of(String[] data, long... shape) {
    return new Strings(data.clone(), shape);
  }

  public static Tensor of(FloatBuffer data, long... shape) {
    return new Floats(data, shape);
  }

  final long[] shape() {
    return shape;
  }

  final int size() {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    return Math.toIntExact(size);
  }

  abstract OnnxTensor toOnnx(OrtEnvironment environment) throws OrtException;

  private static final class Longs extends Tensor {
    private final LongBuffer data;

    Longs(LongBuffer data, long[] shape) {
      super(shape);
      this.data = data;
    }

    @Override
    OnnxTensor toOnnx(OrtEnvironment environment) throws OrtException {
      return OnnxTensor.createTensor(environment, data.slice(0, size()), shape());
    }
  }

  private static final class Ints extends Tensor {
    private final IntBuffer data;

    Ints(IntBuffer data, long[] shape) {
      super(shape);
      this.data = data;
    }

    @Override
    OnnxTensor toOnnx(OrtEnvironment environment) throws OrtException {
      return OnnxTensor.createTensor(environment, data.slice(0, size()), shape());
    }
  }

  private static final class Strings extends Tensor {
    private final String[] data;

    Strings(String[] data, long[] shape) {
      super(shape);
      this.data = data;
    }

    @Override
    OnnxTensor toOnnx(OrtEnvironment environment) throws OrtException {
      return OnnxTensor.createTensor(environment, data, shape());
    }
  }

  private static final class Floats extends Tensor {
    private final FloatBuffer data;

    Floats(FloatBuffer data, long[] shape) {
      super(shape);
      this.data = data;
    }

    @Override
    OnnxTensor toOnnx(OrtEnvironment environment) throws OrtException {
      return OnnxTensor.createTensor(environment, data.slice(0, size()), shape());
    }
  }
}
