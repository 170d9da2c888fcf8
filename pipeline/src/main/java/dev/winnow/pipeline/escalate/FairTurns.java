package dev.winnow.pipeline.escalate;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a turn: {@value #LINES} lines, each in its order, that take turns. A tenant's items
 * stand in one line, found by a hash of its name, so one tenant's wave holds up those few who share
 * its line and nobody else (P. McKenney, "Stochastic Fairness Queueing", INFOCOM 1990). While two
 * lines have somebody waiting, the numbers of turns that they get differ by one at most.
 *
 * <p>Only the task's thread may call.
 */
final class FairTurns {
  static final int LINES = 32;

  private final List<SortedKeys> lines = new ArrayList<>();
  private int next;

  FairTurns(KeyedStateBackend<String> backend) {
    for (int i = 0; i < LINES; i++) {
      lines.add(new SortedKeys(backend, "backlog-turn-" + i));
    }
  }

  /** The line that a tenant stands in. */
  static int lineOf(String tenant) {
    int hash = tenant.hashCode() * 0x9E3779B9; // spreads names that differ in their last letter
    return Math.floorMod(hash ^ (hash >>> 16), LINES);
  }

  void add(int line, long order, String key) {
    lines.get(line).add(order, key);
  }

  void remove(int line, long order, String key) {
    lines.get(line).remove(order, key);
  }

  boolean isEmpty() {
    return peek() == null;
  }

  /** The first of the line whose turn it is; null where nobody waits. */
  @Nullable String peek() {
    for (int i = 0; i < LINES; i++) {
      String key = lines.get((next + i) % LINES).peek();
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  /** A line has had its turn. */
  void served(int line) {
    next = (line + 1) % LINES;
  }
}
