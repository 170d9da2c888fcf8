package dev.winnow.runtime.batch;

import java.util.ArrayDeque;
import java.util.Map;

/**
 * Finds the batch that wastes least among those that hold the oldest item. One window is weighed
 * for each length that may be the batch's longest, so the work goes with the number of different
 * lengths that wait, not with the number of items.
 */
final class WindowSearch<T> {
  /** Lengths that differ by no more than this are alike, however short. In tokens. */
  private static final int ALWAYS_ALIKE = 4;

  /**
   * A run costs about this part of a full batch beside its tokens. Budgets are found where larger
   * ones bring no more than some per cent, and that is what it says of a run's own cost.
   */
  private static final int RUN_PART = 32;

  private final ByLength<T> waiting;
  private final int maxPaddedTokens;
  private final int runTokens;

  WindowSearch(ByLength<T> waiting, int maxPaddedTokens) {
    this.waiting = waiting;
    this.maxPaddedTokens = maxPaddedTokens;
    this.runTokens = Math.max(1, maxPaddedTokens / RUN_PART);
  }

  /** The best window with the first of those that have {@code oldest} tokens. */
  Window around(int oldest) {
    Window best = empty(oldest);
    best.add(oldest, 1);
    for (int longest : waiting.from(oldest)) {
      if (!alike(oldest, longest)) {
        break;
      }
      Window window = window(longest, oldest);
      if (window.items() > 0 && window.withinPadding() && window.betterThan(best)) {
        best = window;
      }
    }
    return best;
  }

  /** The best window of this longest length, without items where the oldest has no room in it. */
  private Window window(int longest, int oldest) {
    Window window = empty(longest);
    for (Map.Entry<Integer, ArrayDeque<Waiting<T>>> entry : waiting.downFrom(longest)) {
      int length = entry.getKey();
      int count = entry.getValue().size();
      if (window.room() == 0 || !alike(length, longest)) {
        break;
      } else if (length > oldest && count >= window.room()) {
        return empty(longest);
      } else if (length >= oldest) {
        window.add(length, Math.min(count, window.room()));
      } else {
        window.addUseful(length, count);
      }
    }
    return window;
  }

  private Window empty(int longest) {
    return new Window(longest, maxPaddedTokens, runTokens);
  }

  /** Whether the shorter is at least three quarters of the longer, or nearly as long. */
  private static boolean alike(int shorter, int longer) {
    return longer - shorter <= Math.max(ALWAYS_ALIKE, longer / 4);
  }
}
