package dev.winnow.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.winnow.onnx.graph.OnnxFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** An ONNX model of a few nodes, built by hand for a test. */
public final class TinyGraph {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");

  public TinyGraph input(String name, DataType type, long... shape) {
    graph.addInput(value(name, tensor(type, shape)));
    return this;
  }

  public TinyGraph output(String name, DataType type, long... shape) {
    graph.addOutput(value(name, tensor(type, shape)));
    return this;
  }

  /** A list with a map from string to float for each row. */
  public TinyGraph mapsOutput(String name) {
    TypeProto map =
        TypeProto.newBuilder()
            .setMapType(
                TypeProto.Map.newBuilder()
                    .setKeyType(DataType.STRING_VALUE)
                    .setValueType(tensor(DataType.FLOAT)))
            .build();
    graph.addOutput(
        value(
            name,
            TypeProto.newBuilder()
                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))
                .build()));
    return this;
  }

  public TinyGraph node(String operator, List<String> inputs, String output) {
    return node(operator, inputs, output, node -> node);
  }

  public TinyGraph node(
      String operator,
      List<String> inputs,
      String output,
      UnaryOperator<NodeProto.Builder> attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
    graph.addNode(attributes.apply(node));
    return this;
  }

  public TinyGraph floats(String name, float[] values, long... shape) {
    ByteBuffer raw = raw(values.length * Float.BYTES);
    raw.asFloatBuffer().put(values);
    graph.addInitializer(
        weights(name, DataType.FLOAT, shape).setRawData(ByteString.copyFrom(raw.array())));
    return this;
  }

  public TinyGraph longs(String name, long... values) {
    ByteBuffer raw = raw(values.length * Long.BYTES);
    raw.asLongBuffer().put(values);
    graph.addInitializer(
        weights(name, DataType.INT64, values.length).setRawData(ByteString.copyFrom(raw.array())));
    return this;
  }

  /** Float weights that lie in a file of their own. */
  public TinyGraph external(String name, String location, long offset, long... shape) {
    graph.addInitializer(
        weights(name, DataType.FLOAT, shape)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(entry("location", location))
            .addExternalData(entry("offset", Long.toString(offset))));
    return this;
  }

  public void write(Path file) {
    OnnxFile.write(
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
            .setGraph(graph)
            .build(),
        file);
  }

  public static AttributeProto number(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  public static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  public static AttributeProto real(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  public static AttributeProto strings(String name, String... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
    for (String value : values) {
      attribute.addStrings(ByteString.copyFromUtf8(value));
    }
    return attribute.build();
  }

  public static AttributeProto reals(String name, float... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    for (float value : values) {
      attribute.addFloats(value);
    }
    return attribute.build();
  }

  private static ByteBuffer raw(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto.Builder weights(String name, DataType type, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    for (long size : shape) {
      tensor.addDims(size);
    }
    return tensor;
  }

  private static TypeProto tensor(DataType type, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      sizes.addDim(
          size < 0
              ? Dimension.newBuilder().setDimParam("any")
              : Dimension.newBuilder().setDimValue(size));
    }
    return TypeProto.newBuilder()
        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(sizes))
        .build();
  }

  private static ValueInfoProto value(String name, TypeProto type) {
    return ValueInfoProto.newBuilder().setName(name).setType(type).build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
