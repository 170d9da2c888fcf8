package dev.winnow.cli.thresholds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code thresholds} came to.
 *
 * @param input what was read
 * @param split what was searched and proven on
 * @param shortages empty where there are rows enough
 * @param proof null where there are not
 * @param reach of the rows that were proven on; null without a proof, and where it cannot be told
 */
record Finding(
    InputCounts input,
    SplitRows split,
    List<Shortage> shortages,
    @Nullable Proof proof,
    @Nullable Reach reach) {
  Finding {
    shortages = List.copyOf(shortages);
  }

  /**
   * Rows that were read and not used.
   *
   * @param repeated a text that was there before
   * @param rejected by the guard
   */
  record InputCounts(int repeated, int rejected) {}
}
