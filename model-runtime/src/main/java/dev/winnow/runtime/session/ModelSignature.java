package dev.winnow.runtime.session;

import dev.winnow.runtime.ModelLoadException;
import java.nio.file.Path;
import java.util.List;

/** What a model takes and gives: read once, when it is loaded. */
public record ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs) {
  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Holds a model against this required signature. Every required tensor must be there, and the
   * model may want no input beyond them; outputs that nobody reads do no harm.
   */
  void requireFits(Path model, ModelSignature found) {
    boolean fits =
        found.inputs.size() == inputs.size()
            && inputs.stream().allMatch(required -> contains(found.inputs, required))
            && outputs.stream().allMatch(required -> contains(found.outputs, required));
    if (!fits) {
      throw new ModelLoadException(
          "model: %s does not fit (expected: %s; found: %s)".formatted(model, this, found));
    }
  }

  boolean takesStrings() {
    return inputs.stream().anyMatch(input -> input.type() == ElementType.STRING);
  }

  private static boolean contains(List<TensorSpec> found, TensorSpec required) {
    return found.stream().anyMatch(required::admits);
  }

  @Override
  public String toString() {
    return "inputs " + inputs + " outputs " + outputs;
  }
}
