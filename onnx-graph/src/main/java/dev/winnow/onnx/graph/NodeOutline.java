package dev.winnow.onnx.graph;

import java.util.List;

/**
 * One step of a graph.
 *
 * @param classLabels of a classifier of {@code ai.onnx.ml}, in the order of its scores; numbers are
 *     spelt out; else empty
 */
public record NodeOutline(
    String operator, List<String> inputs, List<String> outputs, List<String> classLabels) {
  public NodeOutline {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    classLabels = List.copyOf(classLabels);
  }
}
