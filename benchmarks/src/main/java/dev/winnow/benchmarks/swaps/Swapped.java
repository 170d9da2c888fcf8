package dev.winnow.benchmarks.swaps;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a swap changes. */
public enum Swapped {
  /** Single heads, on an encoder that stays. */
  HEADS,
  /** The encoder, and all heads with it. */
  ENCODER;

  /** As it is spelt on the command line and in results. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is spelt so. */
  public static Swapped of(String term) {
    return Arrays.stream(values())
        .filter(swapped -> swapped.term().equals(term))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "what: %s (expected: %s)"
                        .formatted(
                            term,
                            Arrays.stream(values())
                                .map(Swapped::term)
                                .collect(Collectors.joining(" or ")))));
  }
}
