package dev.winnow.runtime.session;

/** How ONNX Runtime's arena on a CUDA device asks for more memory. */
public enum ArenaGrowth {
  /** Twice as much each time: few requests, up to half of it unused. */
  POWER_OF_TWO("power-of-two", "kNextPowerOfTwo"),
  /** What is needed and no more: the one to take where several processes share a device. */
  AS_REQUESTED("as-requested", "kSameAsRequested");

  private final String term;
  private final String option;

  ArenaGrowth(String term, String option) {
    this.term = term;
    this.option = option;
  }

  /** The value of {@code arena_extend_strategy}. */
  String option() {
    return option;
  }

  @Override
  public String toString() {
    return term;
  }
}
