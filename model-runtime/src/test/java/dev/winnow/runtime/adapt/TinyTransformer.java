package dev.winnow.runtime.adapt;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.winnow.runtime.TinyGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * An encoder of one layer with eight channels and MiniLM's vocabulary, named as PyTorch's export
 * would name it: biases by their modules, matrices by numbers.
 */
final class TinyTransformer {
  static final int WIDTH = 8;
  private static final int INNER = 12;
  private static final int VOCABULARY = 30_522;

  private final TinyGraph graph = new TinyGraph();
  private final Random random;
  private int matrices;

  private TinyTransformer(long seed) {
    this.random = new Random(seed);
  }

  static void write(Path file, long seed) {
    new TinyTransformer(seed).build().write(file);
  }

  private TinyGraph build() {
    for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
      graph.input(input, DataType.INT64, -1, -1);
    }
    graph.output("last_hidden_state", DataType.FLOAT, -1, -1, WIDTH);
    graph.floats("embeddings", normals(VOCABULARY * WIDTH, 1), VOCABULARY, WIDTH);
    graph.floats("types", normals(WIDTH, 1), 1, WIDTH);
    graph.node("Gather", List.of("embeddings", "input_ids"), "words");
    graph.node("Gather", List.of("types", "token_type_ids"), "segments");
    graph.node("Add", List.of("words", "segments"), "x");
    attention();
    linear("encoder.layer.0.intermediate.dense", "attended", "inner", WIDTH, INNER);
    graph.node("Tanh", List.of("inner"), "active");
    linear("encoder.layer.0.output.dense", "active", "outer", INNER, WIDTH);
    graph.node("Add", List.of("attended", "outer"), "last_hidden_state");
    return graph;
  }

  private void attention() {
    for (String part : List.of("query", "key", "value")) {
      linear("encoder.layer.0.attention.self." + part, "x", part, WIDTH, WIDTH);
    }
    AttributeProto swap =
        AttributeProto.newBuilder()
            .setName("perm")
            .setType(AttributeProto.AttributeType.INTS)
            .addInts(0)
            .addInts(2)
            .addInts(1)
            .build();
    graph.node("Transpose", List.of("key"), "keys", node -> node.addAttribute(swap));
    graph.node("MatMul", List.of("query", "keys"), "likeness");
    graph.longs("axes", 1);
    graph.floats("one", new float[] {1}, 1);
    graph.floats("far", new float[] {-1e4f}, 1);
    graph.node("Unsqueeze", List.of("attention_mask", "axes"), "rows");
    graph.node(
        "Cast",
        List.of("rows"),
        "mask",
        node -> node.addAttribute(TinyGraph.number("to", DataType.FLOAT.getNumber())));
    graph.node("Sub", List.of("one", "mask"), "outside");
    graph.node("Mul", List.of("outside", "far"), "bar");
    graph.node("Add", List.of("likeness", "bar"), "barred");
    graph.node("Softmax", List.of("barred"), "weights");
    graph.node("MatMul", List.of("weights", "value"), "mixed");
    graph.node("Add", List.of("x", "mixed"), "attended");
  }

  private void linear(String name, String from, String to, int in, int out) {
    String matrix = "onnx::MatMul_" + matrices++;
    graph.floats(matrix, normals(in * out, Math.sqrt(1.0 / in)), in, out);
    graph.floats(name + ".bias", normals(out, 0.1), out);
    graph.node("MatMul", List.of(from, matrix), to + "_product");
    graph.node("Add", List.of(name + ".bias", to + "_product"), to);
  }

  private float[] normals(int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }
}
