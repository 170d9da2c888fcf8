package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a tensor declares and skips what it holds. Used once. */
final class TensorReader implements Fields.Reader {
  private final List<Long> shape = new ArrayList<>();
  private final Map<String, String> external = new HashMap<>();
  private String name = "";
  private boolean isExternal;

  @Override
  public boolean read(int field, int wireType, CodedInputStream in) throws IOException {
    switch (field) {
      case TensorProto.DIMS_FIELD_NUMBER -> Fields.readNumbers(in, wireType, shape::add);
      case TensorProto.NAME_FIELD_NUMBER -> name = in.readString();
      case TensorProto.DATA_LOCATION_FIELD_NUMBER ->
          isExternal = in.readEnum() == TensorProto.DataLocation.EXTERNAL_VALUE;
      case TensorProto.EXTERNAL_DATA_FIELD_NUMBER -> readEntry(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  TensorOutline outline() throws InvalidProtocolBufferException {
    Optional<TensorOutline.External> place = Optional.empty();
    if (isExternal || !external.isEmpty()) {
      place =
          Optional.of(
              new TensorOutline.External(
                  external.getOrDefault("location", ""), bytes("offset", 0), bytes("length", -1)));
    }
    return new TensorOutline(name, shape, place);
  }

  private void readEntry(CodedInputStream in) throws IOException {
    String[] entry = {"", ""};
    Fields.readMessage(
        in,
        (field, wireType, body) -> {
          switch (field) {
            case StringStringEntryProto.KEY_FIELD_NUMBER -> entry[0] = body.readString();
            case StringStringEntryProto.VALUE_FIELD_NUMBER -> entry[1] = body.readString();
            default -> {
              return false;
            }
          }
          return true;
        });
    external.put(entry[0], entry[1]);
  }

  private long bytes(String key, long otherwise) throws InvalidProtocolBufferException {
    String text = external.get(key);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidProtocolBufferException(
          "%s of external data: %s (expected: a number of bytes)".formatted(key, text));
    }
    return Long.parseLong(text);
  }
}
