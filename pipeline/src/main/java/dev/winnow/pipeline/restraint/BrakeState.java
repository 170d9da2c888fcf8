package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.policy.BrakeRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The brake of one category: a state machine that is told how many items came and whether the last
 * of them was flagged. While it watches, it gathers evidence that the flag rate has jumped, and
 * holds the category when there is enough; while it holds, it gathers evidence that the rate is
 * back. How the evidence is weighed: {@link RateTest}.
 *
 * <p>The reference is stated, or learned: the mean of the first {@value #LEARNING_ITEMS} items,
 * before which nothing is held; from then on an average that moves slowly both by items ({@value
 * #MEMORY_ITEMS}) and by time (a day), so that a busy stream does not follow an attack within
 * minutes. While a category is held, its reference stands still.
 *
 * <p>Crosses into Flink's state as a POJO; times are milliseconds since the epoch.
 *
 * @param seen items that the learned reference rests on
 * @param reference the learned flag rate
 * @param at when the last items came, or 0
 * @param evidence for a jump, or for its end; natural logarithm of a likelihood ratio
 * @param heldSince when the rate was found to have jumped; 0 while it is watched
 */
public record BrakeState(long seen, double reference, long at, double evidence, long heldSince) {
  static final BrakeState START = new BrakeState(0, 0, 0, 0, 0);
  static final long LEARNING_ITEMS = 10_000;
  static final long MEMORY_ITEMS = 100_000;
  private static final double MEMORY_MILLIS = 24 * 60 * 60 * 1000.0;

  boolean isHeld() {
    return heldSince > 0;
  }

  /**
   * After more items.
   *
   * @param items how many came, at least one
   * @param flagged whether the last one is flagged; those before it are not
   * @param stated the reference that the operator gives, null to go by the learned one
   * @param now when the last one was decided
   */
  BrakeState after(
      long items, boolean flagged, BrakeRules rules, @Nullable Double stated, Instant now) {
    BrakeState before = isReleased(rules) ? START : this;
    RateTest test = RateTest.of(stated == null ? before.reference : stated, rules);
    long clean = flagged ? items - 1 : items;
    return before.isHeld()
        ? before.holding(clean, flagged, test, now)
        : before.watching(clean, flagged, test, stated != null, now);
  }

  private boolean isReleased(BrakeRules rules) {
    return isHeld()
        && rules.released() != null
        && Instant.ofEpochMilli(heldSince).isBefore(rules.released());
  }

  private BrakeState watching(
      long clean, boolean flagged, RateTest test, boolean stated, Instant now) {
    BrakeState learned = learned(clean + (flagged ? 1 : 0), flagged, now);
    if (!stated && seen < LEARNING_ITEMS) {
      return learned;
    }
    double found = Math.max(0, evidence - clean * test.loss()) + (flagged ? test.gain() : 0);
    return found >= test.bound()
        ? new BrakeState(seen, reference, learned.at, 0, Math.max(1, now.toEpochMilli()))
        : learned.with(found);
  }

  private BrakeState holding(long clean, boolean flagged, RateTest test, Instant now) {
    double found = evidence + clean * test.loss();
    long latest = Math.max(at, now.toEpochMilli());
    if (found >= test.bound()) {
      return new BrakeState(seen, reference, latest, flagged ? test.gain() : 0, 0);
    }
    double left = flagged ? Math.max(0, found - test.gain()) : found;
    return new BrakeState(seen, reference, latest, left, heldSince);
  }

  private BrakeState learned(long items, boolean flagged, Instant now) {
    long latest = Math.max(at, now.toEpochMilli());
    double weight =
        seen < LEARNING_ITEMS
            ? (double) items / (seen + items)
            : Math.min((double) items / MEMORY_ITEMS, (latest - at) / MEMORY_MILLIS);
    double rate = (flagged ? 1.0 : 0.0) / items;
    double moved = reference + Math.min(1, weight) * (rate - reference);
    return new BrakeState(seen + items, moved, latest, evidence, heldSince);
  }

  private BrakeState with(double found) {
    return new BrakeState(seen, reference, at, found, heldSince);
  }
}
