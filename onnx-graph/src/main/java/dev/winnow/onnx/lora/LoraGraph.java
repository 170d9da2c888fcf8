package dev.winnow.onnx.lora;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.winnow.onnx.graph.LinearLayer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens a model to low-rank adapters: beside the product {@code x W} of a chosen layer it adds
 * {@code (x A) B}, with {@code A [in, rank]} and {@code B [rank, out]} as further inputs of the
 * graph. One loaded model then serves every adapter of every rank, and its weights lie in memory
 * once.
 *
 * <p>The formula is that of LoRA (Hu et al., 2021, arXiv:2106.09685, section 4.1), with the scale
 * {@code alpha / rank} left to whoever feeds B.
 */
public final class LoraGraph {
  private LoraGraph() {}

  /** Name of the input for the matrix {@code A [in, rank]} of a layer. */
  public static String inputA(String layer) {
    return layer + ".lora_A";
  }

  /** Name of the input for the matrix {@code B [rank, out]} of a layer. */
  public static String inputB(String layer) {
    return layer + ".lora_B";
  }

  /** The model with two more inputs for each of the layers, all of which every run must feed. */
  public static ModelProto open(ModelProto base, Collection<LinearLayer> layers) {
    Map<Integer, LinearLayer> byNode = new HashMap<>();
    layers.forEach(layer -> byNode.put(layer.node(), layer));
    GraphProto.Builder graph = base.getGraph().toBuilder().clearNode();
    for (int i = 0; i < base.getGraph().getNodeCount(); i++) {
      NodeProto node = base.getGraph().getNode(i);
      LinearLayer layer = byNode.get(i);
      if (layer == null) {
        graph.addNode(node);
      } else {
        addOpened(graph, node, layer);
      }
    }
    return base.toBuilder().setGraph(graph).build();
  }

  private static void addOpened(GraphProto.Builder graph, NodeProto product, LinearLayer layer) {
    String name = layer.name();
    String rank = name + ".rank";
    graph.addInput(matrix(inputA(name), fixed(layer.in()), free(rank)));
    graph.addInput(matrix(inputB(name), free(rank), fixed(layer.out())));
    String out = product.getOutput(0);
    String plain = out + ".base";
    String low = out + ".lora_low";
    String delta = out + ".lora_delta";
    graph.addNode(product.toBuilder().setOutput(0, plain));
    graph.addNode(node("MatMul", low, product.getInput(0), inputA(name)));
    graph.addNode(node("MatMul", delta, low, inputB(name)));
    graph.addNode(node("Add", out, plain, delta));
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node.addOutput(output).build();
  }

  private static ValueInfoProto matrix(
      String name, TensorShapeProto.Dimension rows, TensorShapeProto.Dimension columns) {
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT_VALUE)
            .setShape(TensorShapeProto.newBuilder().addDim(rows).addDim(columns))
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static TensorShapeProto.Dimension fixed(long size) {
    return TensorShapeProto.Dimension.newBuilder().setDimValue(size).build();
  }

  private static TensorShapeProto.Dimension free(String name) {
    return TensorShapeProto.Dimension.newBuilder().setDimParam(name).build();
  }
}
