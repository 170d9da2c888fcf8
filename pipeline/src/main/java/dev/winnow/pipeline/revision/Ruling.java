package dev.winnow.pipeline.revision;

import dev.winnow.schemas.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a revision that comes in. One that neither passes nor is withdrawn nor cancels
 * anything is a repeat.
 *
 * @param passes whether the models are asked
 * @param withdrawn how the revision ends at once; null where it does not
 * @param cancel what waits for the item and is to be withdrawn; null for nothing
 * @param seen the revisions seen, this one included
 */
public record Ruling(
    boolean passes, @Nullable Outcome withdrawn, @Nullable Cancel cancel, RevisionSet seen) {
  /**
   * Withdraws what waits.
   *
   * @param upTo the highest revision concerned
   * @param reason deleted or superseded
   */
  public record Cancel(long upTo, Outcome reason) {}

  /** Nothing follows: the revision had its outcome before. */
  public boolean isRepeat() {
    return !passes && withdrawn == null && cancel == null;
  }

  /**
   * On new or changed content. Only a revision above all seen before goes to the models; it
   * withdraws what still waits of the lower ones.
   */
  public static Ruling onUpsert(RevisionSet seen, long revision) {
    if (seen.contains(revision)) {
      return new Ruling(false, null, null, seen);
    }
    RevisionSet next = seen.with(revision);
    if (revision <= seen.deletedUpTo()) {
      return new Ruling(false, Outcome.DELETED, null, next);
    }
    if (revision < seen.highest()) {
      return new Ruling(false, Outcome.SUPERSEDED, null, next);
    }
    Cancel cancel = seen.highest() == 0 ? null : new Cancel(revision - 1, Outcome.SUPERSEDED);
    return new Ruling(true, null, cancel, next);
  }

  /**
   * On the news that a revision and all below it are gone. Where the revision itself never came,
   * its outcome is given here, so that it gets one either way.
   */
  public static Ruling onDelete(RevisionSet seen, long revision) {
    boolean known = seen.contains(revision);
    Cancel cancel = revision <= seen.deletedUpTo() ? null : new Cancel(revision, Outcome.DELETED);
    return new Ruling(false, known ? null : Outcome.DELETED, cancel, seen.deleted(revision));
  }
}
