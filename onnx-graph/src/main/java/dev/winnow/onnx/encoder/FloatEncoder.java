package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;

/**
 * An exported BERT encoder in float32 whose output is other states than the last: what the compiled
 * form with these states is held against, and the form for devices without int8 products. Layers
 * that nothing reads any more stay in the file; ONNX Runtime leaves them out when it loads it.
 */
final class FloatEncoder {
  /** The last state's name, which the output takes over. */
  private static final String LAST = "winnow_last_state";

  private FloatEncoder() {}

  static ModelProto of(ModelProto source, HiddenStates states) {
    ExportedBert bert = new ExportedBert(source);
    states.requireOf(bert.layers());
    String output = bert.stateBehind(bert.layers());
    GraphBuilder graph = new GraphBuilder();
    graph.nodeNamed(
        output,
        Operator.of("Concat", GraphBuilder.integer("axis", 2)),
        states.numbers().stream()
            .map(bert::stateBehind)
            .map(name -> name.equals(output) ? LAST : name)
            .toArray(String[]::new));
    long any = GraphBuilder.ANY;
    GraphProto.Builder whole = source.getGraph().toBuilder();
    whole.getNodeBuilderList().forEach(node -> rename(node, output));
    whole
        .addAllNode(graph.nodes())
        .clearOutput()
        .addOutput(
            GraphBuilder.value(
                output,
                GraphBuilder.FLOAT,
                any,
                any,
                (long) bert.dimensions() * states.numbers().size()));
    return source.toBuilder().setGraph(whole).build();
  }

  private static void rename(NodeProto.Builder node, String output) {
    for (int i = 0; i < node.getOutputCount(); i++) {
      if (node.getOutput(i).equals(output)) {
        node.setOutput(i, LAST);
      }
    }
    for (int i = 0; i < node.getInputCount(); i++) {
      if (node.getInput(i).equals(output)) {
        node.setInput(i, LAST);
      }
    }
  }
}
