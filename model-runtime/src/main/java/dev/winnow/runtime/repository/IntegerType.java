package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How wide the whole numbers are that a model takes. */
public enum IntegerType {
  @JsonProperty("int64")
  INT64,
  @JsonProperty("int32")
  INT32
}
