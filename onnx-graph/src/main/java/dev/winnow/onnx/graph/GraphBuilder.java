package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a graph together, step by step. Not thread-safe. */
public final class GraphBuilder {
  public static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  public static final int INT32 = TensorProto.DataType.INT32_VALUE;
  public static final int INT64 = TensorProto.DataType.INT64_VALUE;

  /** ONNX Runtime's own operators. */
  public static final String MICROSOFT = "com.microsoft";

  /** A dimension that may differ from run to run. */
  public static final long ANY = -1;

  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, TensorProto> tensors = new LinkedHashMap<>();

  /** An operator and what it is set to. */
  public record Operator(String name, String domain, List<AttributeProto> settings) {
    public static Operator of(String name, AttributeProto... settings) {
      return new Operator(name, "", List.of(settings));
    }

    public static Operator microsoft(String name, AttributeProto... settings) {
      return new Operator(name, MICROSOFT, List.of(settings));
    }
  }

  /** Adds a step; answers the name of its output. */
  public String node(Operator operator, String... inputs) {
    return nodeNamed(operator.name() + "_" + nodes.size(), operator, inputs);
  }

  /** Adds a step whose output bears this name. */
  public String nodeNamed(String output, Operator operator, String... inputs) {
    nodes.add(
        NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator.name())
            .setDomain(operator.domain())
            .addAllInput(List.of(inputs))
            .addOutput(output)
            .addAllAttribute(operator.settings())
            .build());
    return output;
  }

  /** Adds a float32 weight; answers its name, as those below do. */
  public String floats(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(name, FLOAT, bytes, shape);
  }

  public String vector(String name, float[] values) {
    return floats(name, values, values.length);
  }

  public String scalar(String name, float value) {
    return floats(name, new float[] {value});
  }

  public String longs(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return tensor(name, INT64, bytes, values.length);
  }

  public String signedByte(String name, int value) {
    return tensor(
        name, TensorProto.DataType.INT8_VALUE, ByteBuffer.wrap(new byte[] {(byte) value}));
  }

  public String unsignedByte(String name, int value) {
    return tensor(
        name, TensorProto.DataType.UINT8_VALUE, ByteBuffer.wrap(new byte[] {(byte) value}));
  }

  public String signedBytes(String name, byte[] values, long... shape) {
    return tensor(name, TensorProto.DataType.INT8_VALUE, ByteBuffer.wrap(values), shape);
  }

  private String tensor(String name, int type, ByteBuffer bytes, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(bytes.rewind()));
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    tensors.put(name, tensor.build());
    return name;
  }

  public List<NodeProto> nodes() {
    return List.copyOf(nodes);
  }

  public List<TensorProto> tensors() {
    return List.copyOf(tensors.values());
  }

  /** The graph so far. */
  public GraphProto.Builder graph(String name) {
    return GraphProto.newBuilder()
        .setName(name)
        .addAllNode(nodes)
        .addAllInitializer(tensors.values());
  }

  public static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  public static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  public static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** An input or output of a graph. */
  public static ValueInfoProto value(String name, int type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (int i = 0; i < shape.length; i++) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      dimensions.addDim(
          shape[i] == ANY ? dimension.setDimParam("d" + i) : dimension.setDimValue(shape[i]));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type).setShape(dimensions)))
        .build();
  }
}
