package dev.winnow.onnx.head;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.winnow.onnx.graph.FloatTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a graph from its input, step by step, as long as each step is one of a dense network's.
 * Whatever it does not know ends the search: a guess would give other scores than the graph. One
 * use each.
 */
final class DenseGraph {
  private static final Set<String> OF_TWO = Set.of("Gemm", "MatMul", "Add");

  private final List<NodeProto> nodes;
  private final Map<String, TensorProto> tensors = new HashMap<>();
  private int step;
  private String at;

  DenseGraph(GraphProto graph, String input) {
    this.nodes = graph.getNodeList();
    this.at = input;
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
  }

  Optional<DenseNetwork> network(String output) {
    List<DenseLayer> layers = new ArrayList<>();
    do {
      DenseLayer layer = layer();
      if (layer == null) {
        return Optional.empty();
      }
      layers.add(layer);
    } while (next("Relu") != null);
    boolean whole = next("Sigmoid") != null && isEnd(output);
    return whole ? network(layers) : Optional.empty();
  }

  private boolean isEnd(String output) {
    while (next("Identity") != null) {
      continue; // Some writers name their outputs by it.
    }
    return step == nodes.size() && at.equals(output);
  }

  /** Widths that do not fit are for ONNX Runtime to refuse. */
  private static Optional<DenseNetwork> network(List<DenseLayer> layers) {
    try {
      return Optional.of(new DenseNetwork(layers));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private @Nullable DenseLayer layer() {
    NodeProto gemm = next("Gemm");
    if (gemm != null) {
      return gemm(gemm);
    }
    NodeProto product = next("MatMul");
    NodeProto sum = product == null ? null : next("Add");
    return product == null || sum == null
        ? null
        : layer(product.getInput(1), sum.getInput(1), false);
  }

  private @Nullable DenseLayer gemm(NodeProto node) {
    boolean transposed = false;
    for (AttributeProto setting : node.getAttributeList()) {
      switch (setting.getName()) {
        case "transB" -> transposed = setting.getI() != 0;
        case "alpha", "beta" -> {
          if (setting.getF() != 1) {
            return null;
          }
        }
        default -> {
          if (setting.getI() != 0) {
            return null;
          }
        }
      }
    }
    return node.getInputCount() == 3 ? layer(node.getInput(1), node.getInput(2), transposed) : null;
  }

  /** The node that comes next, where it is this operator over what came before. */
  private @Nullable NodeProto next(String operator) {
    if (step == nodes.size()) {
      return null;
    }
    NodeProto node = nodes.get(step);
    int inputs = OF_TWO.contains(operator) ? 2 : 1;
    boolean fits =
        node.getOpType().equals(operator)
            && node.getDomain().isEmpty()
            && node.getInputCount() >= inputs
            && node.getInput(0).equals(at)
            && node.getOutputCount() == 1;
    if (!fits) {
      return null;
    }
    step++;
    at = node.getOutput(0);
    return node;
  }

  private @Nullable DenseLayer layer(String weightsName, String biasName, boolean transposed) {
    TensorProto weights = tensors.get(weightsName);
    float[] values = FloatTensor.values(weights);
    float[] bias = FloatTensor.values(tensors.get(biasName));
    if (weights == null || values == null || bias == null || weights.getDimsCount() != 2) {
      return null;
    }
    long inputs = weights.getDims(transposed ? 1 : 0);
    long outputs = weights.getDims(transposed ? 0 : 1);
    if (inputs < 1 || outputs < 1 || inputs * outputs != values.length || bias.length != outputs) {
      return null;
    }
    return new DenseLayer(
        (int) inputs,
        (int) outputs,
        transposed ? FloatTensor.transposed(values, (int) outputs, (int) inputs) : values,
        bias);
  }
}
