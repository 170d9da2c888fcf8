package dev.winnow.benchmarks.turn;

/** Numbers of things that settings name. */
public final class Counts {
  private Counts() {}

  /** Fails with {@link IllegalArgumentException} for 0 and less. */
  public static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
