package dev.winnow.benchmarks.swaps;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;

/** Changes what a model gives without changing how it comes to it. */
final class ScaledOutput {
  private ScaledOutput() {}

  /**
   * The model with one of its outputs multiplied, element by element of the last dimension.
   *
   * @param output given by one of the graph's steps, and read by none
   */
  static ModelProto of(ModelProto model, String output, float[] factors) {
    String plain = output + ".plain";
    GraphBuilder added = new GraphBuilder();
    added.nodeNamed(output, Operator.of("Mul"), plain, added.vector(output + ".factors", factors));
    GraphProto.Builder graph = model.getGraph().toBuilder();
    for (int i = 0; i < graph.getNodeCount(); i++) {
      NodeProto node = graph.getNode(i);
      int at = node.getOutputList().indexOf(output);
      if (at >= 0) {
        graph.setNode(i, node.toBuilder().setName(plain).setOutput(at, plain));
      }
    }
    added.nodes().forEach(graph::addNode);
    added.tensors().forEach(graph::addInitializer);
    return model.toBuilder().setGraph(graph).build();
  }
}
