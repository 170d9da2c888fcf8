package dev.winnow.onnx.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which states of an encoder are its output, side by side: 0 is that of the embeddings, N that
 * behind the Nth layer, as Hugging Face counts {@code hidden_states}. Layers behind the last one do
 * not run.
 *
 * @param numbers ascending, at least one, the last above 0
 */
public record HiddenStates(List<Integer> numbers) {
  public HiddenStates {
    numbers = List.copyOf(numbers);
    boolean ascending = !numbers.isEmpty() && numbers.get(0) >= 0;
    for (int i = 1; i < numbers.size(); i++) {
      ascending &= numbers.get(i) > numbers.get(i - 1);
    }
    if (!ascending || numbers.get(numbers.size() - 1) < 1) {
      throw new IllegalArgumentException(
          "states: %s (expected: numbers of layers, ascending, such as 1,4)".formatted(numbers));
    }
  }

  /** Numbers with commas in between. */
  public static HiddenStates parse(String text) {
    List<Integer> numbers = new ArrayList<>();
    try {
      for (String number : Arrays.asList(text.split(",", -1))) {
        numbers.add(Integer.parseInt(number.strip()));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "states: %s (expected: numbers of layers, such as 1,4)".formatted(text), e);
    }
    return new HiddenStates(numbers);
  }

  /** How many layers must run. */
  public int layers() {
    return numbers.get(numbers.size() - 1);
  }

  /**
   * These, where an encoder has as many layers.
   *
   * @throws IllegalArgumentException where it has fewer
   */
  HiddenStates requireOf(int layers) {
    if (layers() > layers) {
      throw new IllegalArgumentException(
          "states: %s (expected: at most %d, the encoder's layers)".formatted(this, layers));
    }
    return this;
  }

  @Override
  public String toString() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
