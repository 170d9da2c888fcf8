package dev.winnow.training.intent;

import dev.winnow.training.evaluate.Interval;

/** So many of so many. */
public record Share(int found, int of) {
  public Share {
    if (found < 0 || found > of) {
      throw new IllegalArgumentException(
          "share: %d of %d (expected: 0 <= found <= of)".formatted(found, of));
    }
  }

  /** 0 of none. */
  public double value() {
    return of == 0 ? 0 : (double) found / of;
  }

  public Interval interval() {
    return Interval.ofShare(found, of);
  }
}
