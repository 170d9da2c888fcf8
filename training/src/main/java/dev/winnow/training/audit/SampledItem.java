package dev.winnow.training.audit;

/**
 * One item of the sample.
 *
 * @param stratum what it was drawn from, one for each mixture of stage, action and nearness
 * @param weight how many items of the stream it stands for: 1 over the probability of its draw
 * @param state what came of it
 */
public record SampledItem(String stratum, double weight, State state) {
  /** What came of an item that was drawn. */
  public enum State {
    /** Nobody has judged it, or not yet. */
    OPEN,
    RIGHT,
    WRONG
  }

  public SampledItem {
    if (!(weight >= 1 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("weight: " + weight + " (expected: >= 1)");
    }
  }

  boolean isJudged() {
    return state != State.OPEN;
  }

  double error() {
    return state == State.WRONG ? 1 : 0;
  }
}
