package dev.winnow.benchmarks.turn;

import java.util.List;

/** One way to get texts through the model. Called by one thread; may have more of its own. */
public interface Contender extends AutoCloseable {
  String name();

  /** Returns when every text has its vector or its scores. */
  void run(List<String> texts);

  @Override
  default void close() {}
}
