package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.revision.RevisionSet;
import dev.winnow.schemas.Outcome;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was seen of an item's revisions. Outlives the work itself, so that a repeated request is not
 * answered twice and one that comes after its cancellation is not asked about at all.
 *
 * @param deletedUpTo the highest revision that was withdrawn because the item was deleted, or 0
 * @param supersededUpTo the highest one that was withdrawn because a higher one came, or 0
 * @param requested the revisions that were requested
 */
record Marks(long deletedUpTo, long supersededUpTo, RevisionSet requested) {
  static final Marks NONE = new Marks(0, 0, RevisionSet.empty());

  /** From the form kept in state: the two numbers, then the bounds of the revisions' ranges. */
  static Marks of(long[] state) {
    return new Marks(
        state[0], state[1], new RevisionSet(Arrays.copyOfRange(state, 2, state.length), 0));
  }

  long[] toState() {
    long[] bounds = requested.bounds();
    long[] state = new long[bounds.length + 2];
    state[0] = deletedUpTo;
    state[1] = supersededUpTo;
    System.arraycopy(bounds, 0, state, 2, bounds.length);
    return state;
  }

  boolean hasSeen(long revision) {
    return requested.contains(revision);
  }

  /** Why this revision is not to be decided any more, if so. */
  Optional<Outcome> withdrawn(long revision) {
    if (revision <= supersededUpTo || revision < requested.highest()) {
      return Optional.of(Outcome.SUPERSEDED);
    }
    return revision <= deletedUpTo ? Optional.of(Outcome.DELETED) : Optional.empty();
  }

  Marks withCancelled(long upTo, Outcome why) {
    return why == Outcome.DELETED
        ? new Marks(Math.max(deletedUpTo, upTo), supersededUpTo, requested)
        : new Marks(deletedUpTo, Math.max(supersededUpTo, upTo), requested);
  }

  Marks withSeen(long revision) {
    return new Marks(deletedUpTo, supersededUpTo, requested.with(revision));
  }
}
