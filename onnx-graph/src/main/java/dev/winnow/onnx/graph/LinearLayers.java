package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the linear layers of an exported PyTorch model by the names of their modules.
 *
 * <p>The export keeps the name of a bias, but calls the transposed matrix {@code onnx::MatMul_123}.
 * So a layer is named by the bias that is added to the product; one without a bias by its matrix,
 * where that kept its name, and else by the path that the export gave the node.
 */
public final class LinearLayers {
  private static final String BIAS = ".bias";
  private static final String WEIGHT = ".weight";
  private static final String NODE = "/MatMul";

  private final GraphProto graph;
  private final Map<String, TensorProto> initialisers = new HashMap<>();
  private final Map<String, String> biasOf = new HashMap<>();

  private LinearLayers(GraphProto graph) {
    this.graph = graph;
    graph.getInitializerList().forEach(tensor -> initialisers.put(tensor.getName(), tensor));
    graph.getNodeList().stream()
        .filter(node -> node.getOpType().equals("Add") && node.getInputCount() == 2)
        .forEach(this::noteBias);
  }

  /**
   * The layers by name, sorted. Those whose matrix is not float32 are left out, as are those whose
   * name cannot be told.
   *
   * @throws OnnxFileException where two bear one name
   */
  public static Map<String, LinearLayer> of(GraphProto graph) {
    return new LinearLayers(graph).find();
  }

  private Map<String, LinearLayer> find() {
    Map<String, LinearLayer> layers = new TreeMap<>();
    for (int i = 0; i < graph.getNodeCount(); i++) {
      layer(i)
          .ifPresent(
              layer -> {
                if (layers.put(layer.name(), layer) != null) {
                  throw new OnnxFileException("layer: " + layer.name() + " (expected: once)");
                }
              });
    }
    return Collections.unmodifiableMap(layers);
  }

  private Optional<LinearLayer> layer(int index) {
    NodeProto node = graph.getNode(index);
    if (!node.getOpType().equals("MatMul") || node.getInputCount() != 2) {
      return Optional.empty();
    }
    TensorProto weight = initialisers.get(node.getInput(1));
    if (weight == null
        || weight.getDimsCount() != 2
        || weight.getDataType() != TensorProto.DataType.FLOAT_VALUE) {
      return Optional.empty();
    }
    return name(node)
        .map(
            name ->
                new LinearLayer(
                    name,
                    index,
                    weight.getName(),
                    Math.toIntExact(weight.getDims(0)),
                    Math.toIntExact(weight.getDims(1))));
  }

  private Optional<String> name(NodeProto node) {
    String bias = biasOf.getOrDefault(node.getOutput(0), "");
    if (bias.endsWith(BIAS)) {
      return Optional.of(without(bias, BIAS));
    }
    if (node.getInput(1).endsWith(WEIGHT)) {
      return Optional.of(without(node.getInput(1), WEIGHT));
    }
    if (node.getName().startsWith("/") && node.getName().endsWith(NODE)) {
      return Optional.of(without(node.getName().substring(1), NODE).replace('/', '.'));
    }
    return Optional.empty();
  }

  private void noteBias(NodeProto add) {
    for (int i = 0; i < 2; i++) {
      TensorProto bias = initialisers.get(add.getInput(i));
      if (bias != null && bias.getDimsCount() == 1) {
        biasOf.put(add.getInput(1 - i), bias.getName());
      }
    }
  }

  private static String without(String text, String end) {
    return text.substring(0, text.length() - end.length());
  }
}
