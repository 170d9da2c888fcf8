package dev.winnow.benchmarks.swaps;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which sets may have taken an item. Swap {@code n}, from 0, leads from set {@code n} to set {@code
 * n + 1} of a series that goes round; until it has ended, either may take items. Thread-safe.
 */
final class InService {
  private final int sets;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  InService(int sets) {
    this.sets = sets;
  }

  void swapBegins() {
    begun.incrementAndGet();
  }

  void swapEnds() {
    ended.incrementAndGet();
  }

  /** How many swaps are done: what an item that is handed in now can meet at the earliest. */
  int earliest() {
    return ended.get();
  }

  /**
   * How many swaps are begun: what an item that was handed in by now can have met at the latest.
   */
  int latest() {
    return begun.get();
  }

  /** Whether a set, by its number, was in service at some time of these. */
  boolean served(int set, int earliest, int latest) {
    for (int swap = earliest; swap <= latest; swap++) {
      if (swap % sets == set) {
        return true;
      }
    }
    return false;
  }
}
