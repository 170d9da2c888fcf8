package dev.winnow.connectors.escalation;

import java.util.List;

/**
 * Whether it is worth asking about an item now.
 *
 * @param waitsFor the providers that may judge it and are not there for the moment, where that is
 *     all that keeps it from being asked about; empty where it can be asked about now, or where
 *     waiting does not help
 * @param due those of them that one question may find to be back
 * @param isCrowded whether those who may judge it are there and have no room: it keeps its turn
 *     until a question ends
 */
public record Prospect(List<String> waitsFor, List<String> due, boolean isCrowded) {
  /** Ask: somebody answers, or says at once that nobody will. */
  public static final Prospect ASK = new Prospect(List.of(), List.of());

  /** All who may judge it are as busy as they may be, and others wait for them already. */
  public static final Prospect CROWDED = new Prospect(List.of(), List.of(), true);

  /** Of an item whose providers are away. */
  public Prospect(List<String> waitsFor, List<String> due) {
    this(waitsFor, due, false);
  }

  public Prospect {
    waitsFor = List.copyOf(waitsFor);
    due = List.copyOf(due);
  }

  public boolean isToWait() {
    return !waitsFor.isEmpty();
  }
}
