package dev.winnow.benchmarks.swaps;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was going on at a time of a run. Items that arrive during a swap are held against those of a
 * steady state, which begins some time after a swap, so that its backlog is gone, and ends some
 * time before the next one, so that no item of it waits into a swap. Not thread-safe.
 */
final class Timeline {
  /** Left out at either end of a pause, in nanoseconds. */
  static final long MARGIN = 60_000_000;

  /** In nanoseconds. */
  static final long WINDOW = 60_000_000;

  /** What an item met. */
  enum Phase {
    SWAP,
    STEADY,
    NEITHER
  }

  private record Span(long end, boolean swap) {}

  private final NavigableMap<Long, Span> spans = new TreeMap<>();

  /** Notes a swap, in nanoseconds. */
  void swap(long start, long end) {
    spans.put(start, new Span(end, true));
  }

  /** Notes that something else went on, which belongs to neither phase. */
  void other(long start, long end) {
    spans.put(start, new Span(end, false));
  }

  /** What an item met that arrived then. Before the first and after the last span is neither. */
  Phase at(long nanos) {
    Map.Entry<Long, Span> before = spans.floorEntry(nanos);
    if (before == null) {
      return Phase.NEITHER;
    }
    Span span = before.getValue();
    if (nanos <= span.end()) {
      return span.swap() ? Phase.SWAP : Phase.NEITHER;
    }
    Long next = spans.higherKey(nanos);
    return next != null && nanos >= span.end() + MARGIN && nanos <= next - MARGIN
        ? Phase.STEADY
        : Phase.NEITHER;
  }

  /**
   * Whether an item arrived within {@link #WINDOW} after a swap began, however long that took. A
   * machine that is disturbed draws swaps out, and then more items arrive during them; those of a
   * window of fixed length are no choice of disturbed times.
   */
  boolean soonAfterBegin(long nanos) {
    Map.Entry<Long, Span> before = spans.floorEntry(nanos);
    return before != null && before.getValue().swap() && nanos - before.getKey() <= WINDOW;
  }

  /** How long each swap took, in nanoseconds, in their order. */
  long[] swaps() {
    return spans.entrySet().stream()
        .filter(entry -> entry.getValue().swap())
        .mapToLong(entry -> entry.getValue().end() - entry.getKey())
        .toArray();
  }
}
