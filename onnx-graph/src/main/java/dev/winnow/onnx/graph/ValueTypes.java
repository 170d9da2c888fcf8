package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.util.List;
import java.util.Locale;

/** Spells the types of inputs and outputs as ONNX does. */
final class ValueTypes {
  private ValueTypes() {}

  static String name(TypeProto type) {
    return switch (type.getValueCase()) {
      case TENSOR_TYPE -> "tensor(" + element(type.getTensorType().getElemType()) + ")";
      case SEQUENCE_TYPE -> "seq(" + name(type.getSequenceType().getElemType()) + ")";
      case MAP_TYPE ->
          "map(%s,%s)"
              .formatted(
                  element(type.getMapType().getKeyType()), name(type.getMapType().getValueType()));
      default -> "other";
    };
  }

  static List<Long> shape(TypeProto type) {
    if (!type.hasTensorType()) {
      return List.of();
    }
    return type.getTensorType().getShape().getDimList().stream()
        .map(
            size ->
                size.getValueCase() == Dimension.ValueCase.DIM_VALUE
                    ? size.getDimValue()
                    : ValueOutline.ANY)
        .toList();
  }

  private static String element(int number) {
    TensorProto.DataType type = TensorProto.DataType.forNumber(number);
    return type == null ? "other" : type.name().toLowerCase(Locale.ROOT);
  }
}
