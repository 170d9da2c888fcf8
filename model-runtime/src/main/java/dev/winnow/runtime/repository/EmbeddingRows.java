package dev.winnow.runtime.repository;

import dev.winnow.onnx.graph.NodeOutline;
import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.onnx.graph.TensorOutline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the table of token vectors in a graph: how many tokens a transformer knows. */
final class EmbeddingRows {
  /** Steps that leave every id or row as it is. */
  private static final Set<String> PASS_ON =
      Set.of("Cast", "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "DequantizeLinear");

  private static final Set<String> LOOK_UP = Set.of("Gather", "GatherBlockQuantized");

  private final OnnxOutline outline;
  private final Map<String, TensorOutline> weights = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  private EmbeddingRows(OnnxOutline outline, String input) {
    this.outline = outline;
    ids.add(input);
    outline.initialisers().forEach(tensor -> weights.put(tensor.name(), tensor));
  }

  /**
   * The rows of the smallest table that is looked up by this input, as far as the graph's shape is
   * one of the usual ones.
   */
  static OptionalLong of(OnnxOutline outline, String input) {
    return new EmbeddingRows(outline, input).smallest();
  }

  private OptionalLong smallest() {
    return outline.nodes().stream()
        .map(this::table)
        .filter(table -> table != null && !table.shape().isEmpty())
        .mapToLong(table -> table.shape().get(0))
        .min();
  }

  /** Nodes come in the order in which they run, so what a node reads is known by then. */
  private @Nullable TensorOutline table(NodeOutline node) {
    List<String> inputs = node.inputs();
    if (PASS_ON.contains(node.operator()) && !inputs.isEmpty() && !node.outputs().isEmpty()) {
      String output = node.outputs().get(0);
      if (ids.contains(inputs.get(0))) {
        ids.add(output);
      }
      TensorOutline tensor = weights.get(inputs.get(0));
      if (tensor != null) {
        weights.put(output, tensor);
      }
      return null;
    }
    if (LOOK_UP.contains(node.operator()) && inputs.size() > 1 && ids.contains(inputs.get(1))) {
      return weights.get(inputs.get(0));
    }
    boolean fused = node.operator().equals("EmbedLayerNormalization") && inputs.size() > 2;
    return fused && ids.contains(inputs.get(0)) ? weights.get(inputs.get(2)) : null;
  }
}
