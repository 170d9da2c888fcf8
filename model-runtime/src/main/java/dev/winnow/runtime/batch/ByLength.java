package dev.winnow.runtime.batch;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What waits, by its number of tokens; items of one length in the order of their arrival. */
final class ByLength<T> {
  private final NavigableMap<Integer, ArrayDeque<Waiting<T>>> lengths = new TreeMap<>();

  void add(Waiting<T> waiting) {
    lengths.computeIfAbsent(waiting.tokens(), length -> new ArrayDeque<>()).add(waiting);
  }

  /** Removes an item that is the first of its length. */
  void removeFirst(Waiting<T> waiting) {
    ArrayDeque<Waiting<T>> same = lengths.get(waiting.tokens());
    if (same == null || same.peekFirst() != waiting) {
      throw new IllegalStateException("not the first of its length");
    }
    same.removeFirst();
    if (same.isEmpty()) {
      lengths.remove(waiting.tokens());
    }
  }

  /** The item whose length is nearest to {@code tokens}; of two as near, the shorter. */
  @Nullable Waiting<T> nearest(int tokens) {
    Map.Entry<Integer, ArrayDeque<Waiting<T>>> below = lengths.floorEntry(tokens);
    Map.Entry<Integer, ArrayDeque<Waiting<T>>> above = lengths.higherEntry(tokens);
    if (below == null) {
      return above == null ? null : above.getValue().peekFirst();
    }
    boolean takeBelow = above == null || tokens - below.getKey() <= above.getKey() - tokens;
    return (takeBelow ? below : above).getValue().peekFirst();
  }
}
