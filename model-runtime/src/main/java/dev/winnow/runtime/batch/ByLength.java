package dev.winnow.runtime.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What waits, by its number of tokens; items of one length in the order of their arrival. */
final class ByLength<T> {
  private final NavigableMap<Integer, ArrayDeque<Waiting<T>>> lengths = new TreeMap<>();

  void add(Waiting<T> waiting) {
    lengths.computeIfAbsent(waiting.tokens(), length -> new ArrayDeque<>()).add(waiting);
  }

  /** The lengths that are there, ascending from this one. A view. */
  Set<Integer> from(int shortest) {
    return lengths.tailMap(shortest, true).keySet();
  }

  /** The lengths that are there with their items, descending from this one. A view. */
  Set<Map.Entry<Integer, ArrayDeque<Waiting<T>>>> downFrom(int longest) {
    return lengths.headMap(longest, true).descendingMap().entrySet();
  }

  /** Removes the longest {@code count} items that have no more than {@code longest} tokens. */
  List<Waiting<T>> removeDown(int longest, int count) {
    List<Waiting<T>> removed = new ArrayList<>(count);
    while (removed.size() < count) {
      Map.Entry<Integer, ArrayDeque<Waiting<T>>> next = lengths.floorEntry(longest);
      if (next == null) {
        throw new IllegalStateException("no item of up to " + longest + " tokens is left");
      }
      ArrayDeque<Waiting<T>> same = next.getValue();
      while (removed.size() < count && !same.isEmpty()) {
        removed.add(same.removeFirst());
      }
      if (same.isEmpty()) {
        lengths.remove(next.getKey());
      }
    }
    return removed;
  }
}
