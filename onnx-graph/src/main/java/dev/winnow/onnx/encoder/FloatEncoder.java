package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;

/**
 * An exported BERT encoder in float32 whose output is other states than the last: what the compiled
 * form with these states is held against, and the form for devices without int8 products. Layers
 * that nothing reads any more stay in the file; ONNX Runtime leaves them out when it loads it.
 */
final class FloatEncoder {
  private static final String OUTPUT = "winnow_states";

  private FloatEncoder() {}

  static ModelProto of(ModelProto source, HiddenStates states) {
    ExportedBert bert = new ExportedBert(source);
    states.requireOf(bert.layers());
    GraphBuilder graph = new GraphBuilder();
    graph.nodeNamed(
        OUTPUT,
        Operator.of("Concat", GraphBuilder.integer("axis", 2)),
        states.numbers().stream().map(bert::stateBehind).toArray(String[]::new));
    long any = GraphBuilder.ANY;
    GraphProto.Builder whole =
        source.getGraph().toBuilder()
            .addAllNode(graph.nodes())
            .clearOutput()
            .addOutput(
                GraphBuilder.value(
                    OUTPUT,
                    GraphBuilder.FLOAT,
                    any,
                    any,
                    (long) bert.dimensions() * states.numbers().size()));
    return source.toBuilder().setGraph(whole).build();
  }
}
