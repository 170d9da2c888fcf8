package dev.winnow.runtime.tune;

/**
 * How a model is run.
 *
 * @param runsAtOnce how many runs go on at once, each on a thread of its own
 * @param paddedTokens bound of a batch in padded tokens
 */
public record Tuning(int runsAtOnce, int paddedTokens) {
  public Tuning {
    if (runsAtOnce < 1) {
      throw new IllegalArgumentException("runsAtOnce: " + runsAtOnce + " (expected: > 0)");
    }
    if (paddedTokens < 1) {
      throw new IllegalArgumentException("paddedTokens: " + paddedTokens + " (expected: > 0)");
    }
  }

  /** Tokens under way at once. */
  long tokens() {
    return (long) runsAtOnce * paddedTokens;
  }
}
