package dev.winnow.onnx.head;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DenseNetworkTest {
  private static final DenseLayer TWO =
      new DenseLayer(2, 2, new float[] {1, 2, 3, 4}, new float[] {6, 7});
  private static final DenseLayer ONE = new DenseLayer(2, 1, new float[] {1, 2}, new float[] {5});

  @Test
  void reads_what_it_writes() {
    DenseNetwork network = new DenseNetwork(List.of(TWO, ONE));

    DenseNetwork read =
        DenseNetwork.of(network.toModel("made", "in", "out"), "in", "out").orElseThrow();

    assertThat(read.inputs()).isEqualTo(2);
    assertThat(read.layers()).usingRecursiveComparison().isEqualTo(network.layers());
  }

  @Test
  void a_product_and_its_bias_may_be_two_steps() {
    ModelProto model =
        model(
            graph -> {
              graph.nodeNamed("p", Operator.of("MatMul"), "x", "w");
              graph.nodeNamed("s", Operator.of("Add"), "p", "b");
              graph.nodeNamed("z", Operator.of("Sigmoid"), "s");
              graph.nodeNamed("y", Operator.of("Identity"), "z");
            });

    DenseNetwork network = DenseNetwork.of(model, "x", "y").orElseThrow();

    assertThat(network.layers()).usingRecursiveComparison().isEqualTo(List.of(ONE));
  }

  @Test
  void a_matrix_may_be_written_as_pytorch_does() {
    ModelProto model =
        model(
            graph -> {
              graph.nodeNamed("h", gemm(GraphBuilder.integer("transB", 1)), "x", "w2", "b2");
              graph.nodeNamed("r", Operator.of("Relu"), "h");
              graph.nodeNamed("l", gemm(GraphBuilder.number("alpha", 1)), "r", "w", "b");
              graph.nodeNamed("y", Operator.of("Sigmoid"), "l");
            });

    DenseNetwork network = DenseNetwork.of(model, "x", "y").orElseThrow();

    assertThat(network.layers().get(0).weights()).containsExactly(1, 3, 2, 4);
    assertThat(network.layers()).extracting(DenseLayer::outputs).containsExactly(2, 1);
  }

  @Test
  void anything_else_is_left_to_a_session() {
    unknown(graph -> graph.nodeNamed("l", gemm(), "x", "w", "b"));
    unknown(
        graph -> {
          graph.nodeNamed("l", gemm(), "x", "w", "b");
          graph.nodeNamed("y", Operator.of("Tanh"), "l");
        });
    unknown(
        graph -> {
          graph.nodeNamed("l", gemm(), "x", "w", "b");
          graph.nodeNamed("z", Operator.of("Sigmoid"), "l");
        });
    unknown(
        graph -> {
          graph.nodeNamed("l", gemm(), "x", "w", "b");
          graph.nodeNamed("r", Operator.of("Relu"), "l");
          graph.nodeNamed("y", Operator.of("Sigmoid"), "r");
        });
    unknown(
        graph -> {
          graph.nodeNamed("r", Operator.of("Relu"), "x");
          graph.nodeNamed("y", Operator.of("Sigmoid"), "r");
        });
    unknown(
        graph -> {
          graph.nodeNamed("l", gemm(), "x", "absent", "b");
          graph.nodeNamed("y", Operator.of("Sigmoid"), "l");
        });
    unknown(
        graph -> {
          graph.nodeNamed("h", gemm(), "x", "w2", "b2");
          graph.nodeNamed("l", gemm(), "h", "w", "b");
          graph.nodeNamed("y", Operator.of("Sigmoid"), "l");
        });
  }

  @Test
  void settings_that_would_change_the_scores_are_left_to_a_session() {
    for (AttributeProto setting :
        List.of(
            GraphBuilder.number("alpha", 2),
            GraphBuilder.number("beta", 0),
            GraphBuilder.integer("transA", 1),
            GraphBuilder.integer("axis", 1))) {
      unknown(
          graph -> {
            graph.nodeNamed("l", gemm(setting), "x", "w", "b");
            graph.nodeNamed("y", Operator.of("Sigmoid"), "l");
          });
    }
  }

  @Test
  void another_domain_is_another_operator() {
    ModelProto model =
        model(
            graph -> {
              graph.nodeNamed("l", gemm(), "x", "w", "b");
              graph.nodeNamed("y", Operator.microsoft("Sigmoid"), "l");
            });

    assertThat(DenseNetwork.of(model, "x", "y")).isEmpty();
  }

  private static void unknown(Consumer<GraphBuilder> steps) {
    assertThat(DenseNetwork.of(model(steps), "x", "y")).isEmpty();
  }

  private static Operator gemm(AttributeProto... settings) {
    return Operator.of("Gemm", settings);
  }

  private static ModelProto model(Consumer<GraphBuilder> steps) {
    GraphBuilder graph = new GraphBuilder();
    graph.floats("w", ONE.weights(), 2, 1);
    graph.floats("b", ONE.bias(), 1);
    graph.floats("w2", TWO.weights(), 2, 2);
    graph.floats("b2", TWO.bias(), 2);
    steps.accept(graph);
    return ModelProto.newBuilder().setGraph(graph.graph("made")).build();
  }
}
