package dev.winnow.runtime.tune;

/** Runs a model for the sake of what it costs. Called by one thread. */
@FunctionalInterface
public interface Trial {
  /**
   * Runs as many batches at once as the tuning says, each of its size, and returns when done.
   *
   * @return what a token cost in nanoseconds of the whole device: half as much where two runs at
   *     once take no longer than one
   */
  double run(Tuning tuning);
}
