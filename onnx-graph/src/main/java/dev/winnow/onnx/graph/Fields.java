package dev.winnow.onnx.graph;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Walks the fields of a protocol buffer as they come, so that nothing need be kept. */
final class Fields {
  /** What becomes of one field. */
  interface Reader {
    /** Reads the field's value, or returns false to have it skipped. */
    boolean read(int field, int wireType, CodedInputStream in) throws IOException;
  }

  private Fields() {}

  /** Reads fields to the end of the input or of the message. */
  static void readAll(CodedInputStream in, Reader reader) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!reader.read(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag), in)) {
        in.skipField(tag);
      }
    }
  }

  /** Reads the message that is the next value. */
  static void readMessage(CodedInputStream in, Reader reader) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    readAll(in, reader);
    in.checkLastTagWas(0);
    in.popLimit(outer);
  }

  /** Reads a repeated whole number, written one by one or packed. */
  static void readNumbers(CodedInputStream in, int wireType, LongConsumer numbers)
      throws IOException {
    if (wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      numbers.accept(in.readInt64());
      return;
    }
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      numbers.accept(in.readInt64());
    }
    in.popLimit(outer);
  }
}
