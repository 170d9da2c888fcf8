package dev.winnow.benchmarks.swaps;

import java.util.List;

/** Sets of models that take turns: each swap leads to the next, and from the last to the first. */
interface Series {
  List<ServedSet> sets();

  /**
   * Puts the packages of a set, by its number, where its deployments name them. What only earlier
   * sets need may be gone after that.
   *
   * @return whether there was anything to do
   */
  boolean makeReady(int set);

  /** Of sets whose packages are there. */
  static Series of(List<ServedSet> sets) {
    List<ServedSet> ready = List.copyOf(sets);
    return new Series() {
      @Override
      public List<ServedSet> sets() {
        return ready;
      }

      @Override
      public boolean makeReady(int set) {
        return false;
      }
    };
  }
}
