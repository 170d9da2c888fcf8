package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one model's outline. Used once. */
final class OutlineReader {
  /** Branches within branches; an honest model has two or three. */
  private static final int MAX_DEPTH = 32;

  /** Nodes and tensors together; a model of a hundred layers has some ten thousand. */
  private static final int MAX_PARTS = 1_000_000;

  /** Bytes of the declaration of one input or output. */
  private static final int MAX_VALUE_BYTES = 1 << 20;

  private final List<ValueOutline> inputs = new ArrayList<>();
  private final List<ValueOutline> outputs = new ArrayList<>();
  private final List<NodeOutline> nodes = new ArrayList<>();
  private final List<TensorOutline> initialisers = new ArrayList<>();
  private final List<TensorOutline> others = new ArrayList<>();
  private int parts;
  private int depth;

  OnnxOutline read(InputStream stream) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(stream);
    Fields.readAll(in, this::ofModel);
    Set<String> defaults = new HashSet<>();
    initialisers.forEach(tensor -> defaults.add(tensor.name()));
    inputs.removeIf(input -> defaults.contains(input.name()));
    return new OnnxOutline(inputs, outputs, nodes, initialisers, others);
  }

  private boolean ofModel(int field, int wireType, CodedInputStream in) throws IOException {
    switch (field) {
      case ModelProto.GRAPH_FIELD_NUMBER -> Fields.readMessage(in, this::ofGraph);
      case ModelProto.FUNCTIONS_FIELD_NUMBER -> nested(in, this::ofFunction);
      case ModelProto.TRAINING_INFO_FIELD_NUMBER -> nested(in, this::ofTraining);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean ofGraph(int field, int wireType, CodedInputStream in) throws IOException {
    switch (field) {
      case GraphProto.NODE_FIELD_NUMBER -> nodes.add(node(in));
      case GraphProto.INITIALIZER_FIELD_NUMBER -> initialisers.add(tensor(in));
      case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER -> Fields.readMessage(in, this::ofSparse);
      case GraphProto.INPUT_FIELD_NUMBER -> inputs.add(value(in));
      case GraphProto.OUTPUT_FIELD_NUMBER -> outputs.add(value(in));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean ofInnerGraph(int field, int wireType, CodedInputStream in) throws IOException {
    switch (field) {
      case GraphProto.NODE_FIELD_NUMBER -> node(in);
      case GraphProto.INITIALIZER_FIELD_NUMBER -> others.add(tensor(in));
      case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER -> Fields.readMessage(in, this::ofSparse);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean ofFunction(int field, int wireType, CodedInputStream in) throws IOException {
    switch (field) {
      case FunctionProto.NODE_FIELD_NUMBER -> node(in);
      case FunctionProto.ATTRIBUTE_PROTO_FIELD_NUMBER -> attribute(in, new ArrayList<>());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean ofTraining(int field, int wireType, CodedInputStream in) throws IOException {
    if (field != TrainingInfoProto.INITIALIZATION_FIELD_NUMBER
        && field != TrainingInfoProto.ALGORITHM_FIELD_NUMBER) {
      return false;
    }
    nested(in, this::ofInnerGraph);
    return true;
  }

  private boolean ofSparse(int field, int wireType, CodedInputStream in) throws IOException {
    if (field != SparseTensorProto.VALUES_FIELD_NUMBER
        && field != SparseTensorProto.INDICES_FIELD_NUMBER) {
      return false;
    }
    others.add(tensor(in));
    return true;
  }

  private NodeOutline node(CodedInputStream in) throws IOException {
    count();
    String[] operator = {""};
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    List<String> classLabels = new ArrayList<>();
    Fields.readMessage(
        in,
        (field, wireType, body) -> {
          switch (field) {
            case NodeProto.OP_TYPE_FIELD_NUMBER -> operator[0] = body.readString();
            case NodeProto.INPUT_FIELD_NUMBER -> from.add(body.readString());
            case NodeProto.OUTPUT_FIELD_NUMBER -> to.add(body.readString());
            case NodeProto.ATTRIBUTE_FIELD_NUMBER -> attribute(body, classLabels);
            default -> {
              return false;
            }
          }
          return true;
        });
    return new NodeOutline(operator[0], from, to, classLabels);
  }

  private void attribute(CodedInputStream in, List<String> classLabels) throws IOException {
    String[] name = {""};
    Fields.readMessage(
        in,
        (field, wireType, body) -> {
          boolean labels = name[0].startsWith("classlabels_");
          switch (field) {
            case AttributeProto.NAME_FIELD_NUMBER -> name[0] = body.readString();
            case AttributeProto.T_FIELD_NUMBER, AttributeProto.TENSORS_FIELD_NUMBER ->
                others.add(tensor(body));
            case AttributeProto.G_FIELD_NUMBER, AttributeProto.GRAPHS_FIELD_NUMBER ->
                nested(body, this::ofInnerGraph);
            case AttributeProto.SPARSE_TENSOR_FIELD_NUMBER,
                AttributeProto.SPARSE_TENSORS_FIELD_NUMBER ->
                Fields.readMessage(body, this::ofSparse);
            case AttributeProto.STRINGS_FIELD_NUMBER -> {
              if (!labels) {
                return false;
              }
              classLabels.add(body.readString());
            }
            case AttributeProto.INTS_FIELD_NUMBER -> {
              if (!labels) {
                return false;
              }
              Fields.readNumbers(body, wireType, number -> classLabels.add(Long.toString(number)));
            }
            default -> {
              return false;
            }
          }
          return true;
        });
  }

  private TensorOutline tensor(CodedInputStream in) throws IOException {
    count();
    TensorReader tensor = new TensorReader();
    Fields.readMessage(in, tensor);
    return tensor.outline();
  }

  private ValueOutline value(CodedInputStream in) throws IOException {
    count();
    int size = in.readRawVarint32();
    if (size < 0 || size > MAX_VALUE_BYTES) {
      throw new InvalidProtocolBufferException(
          "input or output: %d bytes (expected: at most %d)".formatted(size, MAX_VALUE_BYTES));
    }
    ValueInfoProto value = ValueInfoProto.parseFrom(in.readRawBytes(size));
    return new ValueOutline(
        value.getName(), ValueTypes.name(value.getType()), ValueTypes.shape(value.getType()));
  }

  private void nested(CodedInputStream in, Fields.Reader reader) throws IOException {
    if (++depth > MAX_DEPTH) {
      throw new InvalidProtocolBufferException(
          "graphs within graphs: more than " + MAX_DEPTH + " deep");
    }
    Fields.readMessage(in, reader);
    depth--;
  }

  private void count() throws InvalidProtocolBufferException {
    if (++parts > MAX_PARTS) {
      throw new InvalidProtocolBufferException("more than " + MAX_PARTS + " nodes and tensors");
    }
  }
}
