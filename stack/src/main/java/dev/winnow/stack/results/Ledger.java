package dev.winnow.stack.results;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the published items have come to an end, and to which. Results may come in any order,
 * and more than once. Thread-safe; holds an entry for each distinct item of the input.
 */
public final class Ledger {
  /** How far an item is; it never goes back. */
  private enum Stand {
    PUBLISHED,
    WAITS_FOR_PEOPLE,
    DEAD_LETTER,
    FINAL
  }

  private final Map<ItemRevision, Stand> stands = new HashMap<>();
  private final Map<Stand, Integer> counts = new EnumMap<>(Stand.class);
  private final Set<ItemRevision> escalated = new HashSet<>();

  /** To be called before the item is published, so that no result comes before it. */
  public synchronized void published(ItemRevision item) {
    if (stands.putIfAbsent(item, Stand.PUBLISHED) == null) {
      count(Stand.PUBLISHED, 1);
    }
  }

  /** The broker did not take the item after all; one that has been decided already stays. */
  public synchronized void notPublished(ItemRevision item) {
    if (stands.remove(item, Stand.PUBLISHED)) {
      count(Stand.PUBLISHED, -1);
    }
  }

  public synchronized void verdict(Verdict verdict) {
    ItemRevision item = ItemRevision.of(verdict);
    if (verdict.getFinal$()) {
      reach(item, Stand.FINAL);
    } else if (stands.containsKey(item)) {
      escalated.add(item);
    }
  }

  /** An item that is only checked does not wait. */
  public synchronized void review(ReviewRequest review) {
    if (review.getStatus().equals("open") && !review.getKind().equals("audit")) {
      reach(ItemRevision.of(review), Stand.WAITS_FOR_PEOPLE);
    }
  }

  public synchronized void deadLetter(DeadLetter letter) {
    ItemRevision item = ItemRevision.of(letter);
    if (item != null) {
      reach(item, Stand.DEAD_LETTER);
    }
  }

  /** Takes as long for a million items as for one. */
  public synchronized Standing standing() {
    return new Standing(
        stands.size(),
        count(Stand.FINAL),
        escalated.size(),
        count(Stand.WAITS_FOR_PEOPLE),
        count(Stand.DEAD_LETTER));
  }

  private void reach(ItemRevision item, Stand stand) {
    Stand now = stands.get(item);
    if (now != null && now.compareTo(stand) < 0) {
      stands.put(item, stand);
      count(now, -1);
      count(stand, 1);
    }
  }

  private void count(Stand stand, int more) {
    counts.merge(stand, more, Integer::sum);
  }

  private int count(Stand stand) {
    return counts.getOrDefault(stand, 0);
  }
}
