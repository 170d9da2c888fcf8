package dev.winnow.onnx.graph;

import java.util.List;

/**
 * An input or output of a graph.
 *
 * @param type as ONNX spells it: {@code tensor(int64)}, {@code seq(map(string,tensor(float)))}
 * @param shape of a tensor; {@link #ANY} for a dimension that may differ from run to run; empty for
 *     all that is no tensor
 */
public record ValueOutline(String name, String type, List<Long> shape) {
  public static final long ANY = -1;

  public ValueOutline {
    shape = List.copyOf(shape);
  }
}
