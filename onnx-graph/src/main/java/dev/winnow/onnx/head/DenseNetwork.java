package dev.winnow.onnx.head;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Optional;

/**
 * Dense layers one after the other, a rectifier between two of them, a sigmoid after the last,
 * which has one output.
 *
 * @param layers at least one; each takes as many values as the one before gives
 */
public record DenseNetwork(List<DenseLayer> layers) {
  public DenseNetwork {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("layers: none (expected: at least one)");
    }
    for (int i = 1; i < layers.size(); i++) {
      requireWidth(layers.get(i).inputs(), layers.get(i - 1).outputs());
    }
    requireWidth(layers.get(layers.size() - 1).outputs(), 1);
  }

  /**
   * The network that a graph computes; empty where the graph is anything else, which is no fault.
   *
   * @param input name of the graph's input, {@code [batch, inputs]}
   * @param output name of the graph's output, {@code [batch, 1]}
   */
  public static Optional<DenseNetwork> of(ModelProto model, String input, String output) {
    return new DenseGraph(model.getGraph(), input).network(output);
  }

  /**
   * The network as an ONNX model, which {@link #of} reads again; the same network gives the same
   * bytes.
   *
   * @param name of the graph
   */
  public ModelProto toModel(String name, String input, String output) {
    return DenseModel.of(this, name, input, output);
  }

  /** How many values it takes. */
  public int inputs() {
    return layers.get(0).inputs();
  }

  private static void requireWidth(int width, int expected) {
    if (width != expected) {
      throw new IllegalArgumentException("width: %d (expected: %d)".formatted(width, expected));
    }
  }
}
