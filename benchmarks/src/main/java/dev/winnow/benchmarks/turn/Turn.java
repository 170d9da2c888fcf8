package dev.winnow.benchmarks.turn;

/**
 * One turn over the texts, with what the reference did right before and right after it.
 *
 * @param own items a second of the contender
 * @param beside items a second of the reference, its two neighbouring turns together
 * @param ownProcessor seconds of processor time an item, over all threads of this process
 * @param besideProcessor the same of the reference
 */
public record Turn(double own, double beside, double ownProcessor, double besideProcessor) {
  /** How many times as fast the reference was. */
  public double ratio() {
    return beside / own;
  }

  /** How many times as much the contender computed. */
  public double processorRatio() {
    return ownProcessor / besideProcessor;
  }
}
