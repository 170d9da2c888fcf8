package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;

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
  MAX
}
