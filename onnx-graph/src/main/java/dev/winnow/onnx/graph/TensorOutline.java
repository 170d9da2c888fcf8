package dev.winnow.onnx.graph;

import java.util.List;
import java.util.Optional;

/**
 * A tensor of weights, without the weights.
 *
 * @param name empty for a tensor that is part of an attribute
 * @param external where its weights lie, if not in the model's own file
 */
public record TensorOutline(String name, List<Long> shape, Optional<External> external) {
  public TensorOutline {
    shape = List.copyOf(shape);
  }

  /**
   * Weights in a file of their own.
   *
   * @param location of the file, as the model spells it: relative to the model's folder in an
   *     honest model, anything at all in others
   * @param offset in bytes
   * @param length in bytes; -1 for all that follows
   */
  public record External(String location, long offset, long length) {}
}
