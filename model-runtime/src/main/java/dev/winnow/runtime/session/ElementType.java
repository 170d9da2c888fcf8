package dev.winnow.runtime.session;

/** What a tensor holds. */
public enum ElementType {
  INT64,
  INT32,
  FLOAT32,
  STRING,
  /** No tensor but a list: for each row a map from a label to its float32. */
  MAPS,
  /** Any type that Winnow neither feeds nor reads. */
  OTHER
}
