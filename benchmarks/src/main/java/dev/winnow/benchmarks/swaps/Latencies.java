package dev.winnow.benchmarks.swaps;

import java.util.Arrays;

/** When items arrived and how long they waited for their answers, in nanoseconds. Thread-safe. */
final class Latencies {
  /** Some 32 MB. Items beyond are not kept. */
  private static final int MAX_ITEMS = 1 << 21;

  private static final int FIRST_ROOM = 1 << 16;

  private long[] arrived = new long[FIRST_ROOM];
  private long[] waited = new long[FIRST_ROOM];
  private int items;

  synchronized void add(long arrivedNanos, long waitedNanos) {
    if (items == MAX_ITEMS) {
      return;
    }
    if (items == arrived.length) {
      arrived = Arrays.copyOf(arrived, 2 * items);
      waited = Arrays.copyOf(waited, 2 * items);
    }
    arrived[items] = arrivedNanos;
    waited[items] = waitedNanos;
    items++;
  }

  /** A view of one item. */
  interface Visitor {
    void visit(long arrivedNanos, long waitedNanos);
  }

  synchronized void forEach(Visitor visitor) {
    for (int i = 0; i < items; i++) {
      visitor.visit(arrived[i], waited[i]);
    }
  }
}
