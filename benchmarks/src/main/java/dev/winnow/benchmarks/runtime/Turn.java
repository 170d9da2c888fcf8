package dev.winnow.benchmarks.runtime;

/**
 * One turn over the texts, with what Winnow did right before and right after it.
 *
 * @param own items a second of the contender
 * @param winnow items a second of Winnow, its two neighbouring turns together
 */
record Turn(double own, double winnow) {
  /** How many times as fast Winnow was. */
  double ratio() {
    return winnow / own;
  }
}
