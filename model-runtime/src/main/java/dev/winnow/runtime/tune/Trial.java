package dev.winnow.runtime.tune;

/** Runs a model for the sake of its time. Called by one thread. */
@FunctionalInterface
public interface Trial {
  /** Runs as many batches at once as the tuning says, each of its size, and returns when done. */
  void run(Tuning tuning);
}
