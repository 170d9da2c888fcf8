package dev.winnow.benchmarks.runtime;

/** How figures are written. */
public final class Figures {
  private Figures() {}

  /** Three places. */
  public static double rounded(double figure) {
    return Math.round(figure * 1000) / 1000.0;
  }
}
