package dev.winnow.onnx.head;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import java.util.List;

/** Writes dense layers as an ONNX graph of Gemm, Relu and Sigmoid. */
final class DenseModel {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private DenseModel() {}

  static ModelProto of(DenseNetwork network, String name, String input, String output) {
    GraphBuilder graph = new GraphBuilder();
    List<DenseLayer> layers = network.layers();
    String values = input;
    for (int i = 0; i < layers.size(); i++) {
      values = i == 0 ? values : graph.node(Operator.of("Relu"), values);
      values = add(graph, layers.get(i), "layer." + i, values);
    }
    graph.nodeNamed(output, Operator.of("Sigmoid"), values);
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("winnow")
        .setGraph(
            graph
                .graph(name)
                .addInput(
                    GraphBuilder.value(
                        input, GraphBuilder.FLOAT, GraphBuilder.ANY, network.inputs()))
                .addOutput(GraphBuilder.value(output, GraphBuilder.FLOAT, GraphBuilder.ANY, 1)))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .build();
  }

  private static String add(GraphBuilder graph, DenseLayer layer, String name, String input) {
    return graph.node(
        Operator.of("Gemm"),
        input,
        graph.floats(name + ".weight", layer.weights(), layer.inputs(), layer.outputs()),
        graph.vector(name + ".bias", layer.bias()));
  }
}
