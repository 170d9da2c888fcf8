package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.IntegerType;
import dev.winnow.runtime.session.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A direct buffer of whole numbers, as wide as a model wants them; grows to the largest batch. */
final class WholeNumbers {
  private final IntegerType type;
  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

  WholeNumbers(IntegerType type) {
    this.type = type;
  }

  /** Starts anew, with room for {@code size} numbers. */
  void clear(int size) {
    int width = type == IntegerType.INT64 ? Long.BYTES : Integer.BYTES;
    int needed = Math.multiplyExact(size, width);
    if (bytes.capacity() < needed) {
      bytes = ByteBuffer.allocateDirect(needed).order(ByteOrder.nativeOrder());
    }
    bytes.clear();
  }

  void put(long number) {
    if (type == IntegerType.INT64) {
      bytes.putLong(number);
    } else {
      bytes.putInt(Math.toIntExact(number));
    }
  }

  Tensor tensor(long rows, long width) {
    ByteBuffer all = bytes.duplicate().order(ByteOrder.nativeOrder()).clear();
    return type == IntegerType.INT64
        ? Tensor.of(all.asLongBuffer(), rows, width)
        : Tensor.of(all.asIntBuffer(), rows, width);
  }
}
