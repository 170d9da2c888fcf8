package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes scores from 0 to 1 of a model's output. */
public enum Activation {
  /** The labels exclude each other; their scores add up to 1. */
  @JsonProperty("softmax")
  SOFTMAX,
  /** Each label for itself. */
  @JsonProperty("sigmoid")
  SIGMOID,
  /** The model gives scores from 0 to 1 itself. */
  @JsonProperty("none")
  NONE
}
