package dev.winnow.benchmarks.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import org.junit.jupiter.api.Test;

class ScaledOutputTest {
  @Test
  void what_gave_the_output_gives_the_factor_of_it() {
    GraphBuilder graph = new GraphBuilder();
    graph.nodeNamed("between", Operator.of("Relu"), "in");
    graph.nodeNamed("out", Operator.of("Neg"), "between");
    ModelProto model = ModelProto.newBuilder().setGraph(graph.graph("g")).build();

    ModelProto scaled = ScaledOutput.of(model, "out", new float[] {2, 1});

    assertThat(scaled.getGraph().getNodeList())
        .extracting(NodeProto::getOpType)
        .containsExactly("Relu", "Neg", "Mul");
    NodeProto last = scaled.getGraph().getNode(2);
    assertThat(last.getOutputList()).containsExactly("out");
    assertThat(last.getInput(0)).isEqualTo(scaled.getGraph().getNode(1).getOutput(0));
    assertThat(last.getInput(1)).isEqualTo(scaled.getGraph().getInitializer(0).getName());
    assertThat(scaled.getGraph().getInitializer(0).getDimsList()).containsExactly(2L);
  }
}
