package dev.winnow.benchmarks.runtime;

/** How figures are written. */
final class Figures {
  private Figures() {}

  /** Three places. */
  static double rounded(double figure) {
    return Math.round(figure * 1000) / 1000.0;
  }
}
