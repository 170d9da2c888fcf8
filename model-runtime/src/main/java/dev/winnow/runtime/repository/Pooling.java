package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the vectors of a text's tokens become one. */
public enum Pooling {
  /** The mean over the tokens, padding left out. */
  @JsonProperty("mean")
  MEAN,
  /** The vector of the first token, which stands for the whole. */
  @JsonProperty("cls")
  CLS,
  /** The largest value over the tokens in each dimension, padding left out. */
  @JsonProperty("max")
  MAX;

  /** As packages and command lines write it. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one that is written so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Pooling of(String term) {
    return Arrays.stream(values())
        .filter(pooling -> pooling.term().equals(term))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "pooling: '%s' (expected: one of %s)"
                        .formatted(
                            term,
                            Arrays.stream(values())
                                .map(Pooling::term)
                                .collect(Collectors.joining(", ")))));
  }
}
