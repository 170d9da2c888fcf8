package dev.winnow.runtime.session;

/** What a tensor holds. */
public enum ElementType {
  INT64,
  FLOAT32,
  /** Any type that Winnow neither feeds nor reads. */
  OTHER
}
