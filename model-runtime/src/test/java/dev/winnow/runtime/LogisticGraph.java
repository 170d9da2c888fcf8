package dev.winnow.runtime;

/**
 * A logistic regression as an ONNX file: {@code sigmoid(embedding x weights + bias)}, from {@code
 * [batch, dimensions]} to {@code [batch, 1]}. Field numbers are those of onnx.proto3.
 */
public final class LogisticGraph {
  private static final int FLOAT = 1;

  private LogisticGraph() {}

  public static byte[] bytes(float[] weights, float bias) {
    Protobuf graph =
        new Protobuf()
            .message(1, node("MatMul", "product", "embedding", "weights"))
            .message(1, node("Add", "sum", "product", "bias"))
            .message(1, node("Sigmoid", "probability", "sum"))
            .text(2, "head")
            .message(5, constant("weights", weights, weights.length, 1))
            .message(5, constant("bias", new float[] {bias}, 1))
            .message(11, value("embedding", weights.length))
            .message(12, value("probability", 1));
    return new Protobuf()
        .number(1, 8)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").number(2, 17))
        .toBytes();
  }

  private static Protobuf node(String operator, String output, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static Protobuf constant(String name, float[] values, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int dimension : shape) {
      tensor.number(1, dimension);
    }
    return tensor.number(2, FLOAT).text(8, name).floats(9, values);
  }

  private static Protobuf value(String name, int width) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().text(2, "batch"))
            .message(1, new Protobuf().number(1, width));
    Protobuf type = new Protobuf().message(1, new Protobuf().number(1, FLOAT).message(2, shape));
    return new Protobuf().text(1, name).message(2, type);
  }
}
