package dev.winnow.runtime.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Direct buffers of one run at a time; they grow to the largest batch seen. Not thread-safe. */
final class EncoderBuffers {
  private LongBuffer ids = longs(0);
  private LongBuffer mask = longs(0);
  private LongBuffer types = longs(0);
  private FloatBuffer hidden = floats(0);

  /** Makes room for {@code tokens} padded tokens with vectors of {@code dimensions}. */
  void reserve(int tokens, int dimensions) {
    if (ids.capacity() < tokens) {
      ids = longs(tokens);
      mask = longs(tokens);
      types = longs(tokens);
    }
    int size = Math.multiplyExact(tokens, dimensions);
    if (hidden.capacity() < size) {
      hidden = floats(size);
    }
  }

  LongBuffer ids() {
    return ids;
  }

  LongBuffer mask() {
    return mask;
  }

  /** All 0: there is one segment. */
  LongBuffer types() {
    return types;
  }

  FloatBuffer hidden() {
    return hidden;
  }

  private static LongBuffer longs(int size) {
    return ByteBuffer.allocateDirect(size * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  private static FloatBuffer floats(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
