package dev.winnow.benchmarks.swaps;

import dev.winnow.schemas.Term;

/** What a swap changes. */
public enum Swapped implements Term {
  /** Single heads, on an encoder that stays. */
  HEADS,
  /** The encoder, and all heads with it. */
  ENCODER;

  public static Swapped of(String term) {
    return Term.of(Swapped.class, "what", term);
  }
}
