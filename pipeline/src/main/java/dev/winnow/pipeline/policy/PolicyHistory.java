package dev.winnow.pipeline.policy;

import dev.winnow.schemas.PolicyUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The topic of policies, folded. A record whose {@code baseVersion} is the version in force and
 * whose document is a valid policy becomes the next version; any other is refused. The fold depends
 * on nothing but the records and their order, so all readers agree without talking to each other.
 *
 * <p>Immutable. Keeps the last {@value #MAX_ENTRIES} entries; the versions go on counting.
 */
public final class PolicyHistory {
  static final int MAX_ENTRIES = 1000;

  private static final PolicyHistory EMPTY = new PolicyHistory(List.of(), null);

  private final List<PolicyEntry> entries;
  private final @Nullable Policy current;

  private PolicyHistory(List<PolicyEntry> entries, @Nullable Policy current) {
    this.entries = List.copyOf(entries);
    this.current = current;
  }

  /** Before the first record: no policy, version 0. */
  public static PolicyHistory empty() {
    return EMPTY;
  }

  /** The history with one more record; {@link #last} says what became of it. */
  public PolicyHistory apply(PolicyUpdate update) {
    PolicyEntry entry = judge(update);
    List<PolicyEntry> longer = new ArrayList<>(entries);
    longer.add(entry);
    return new PolicyHistory(
        longer.subList(Math.max(0, longer.size() - MAX_ENTRIES), longer.size()),
        entry instanceof PolicyEntry.Accepted accepted ? accepted.policy() : current);
  }

  /** The policy in force; empty before the first one. */
  public Optional<Policy> current() {
    return Optional.ofNullable(current);
  }

  /** The version in force, 0 before the first one: the base of the next update. */
  public long version() {
    return current == null ? 0 : current.version();
  }

  /** What became of the records, oldest first. */
  public List<PolicyEntry> entries() {
    return entries;
  }

  /** What became of the newest record. */
  public Optional<PolicyEntry> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  /** The accepted entry of a version, where it is still kept. */
  public Optional<PolicyEntry.Accepted> accepted(long version) {
    return entries.stream()
        .filter(PolicyEntry.Accepted.class::isInstance)
        .map(PolicyEntry.Accepted.class::cast)
        .filter(entry -> entry.policy().version() == version)
        .findFirst();
  }

  /** An update that builds on the version in force. It is not applied. */
  public PolicyUpdate propose(String document, String author, String reason, Instant at) {
    return PolicyUpdate.newBuilder()
        .setBaseVersion(version())
        .setDocument(document)
        .setAuthor(author)
        .setReason(reason)
        .setWrittenAt(at)
        .build();
  }

  /**
   * An update that brings an earlier version's document back, as a new version. It is not applied.
   */
  public PolicyUpdate rollback(long version, String author, String reason, Instant at) {
    PolicyEntry.Accepted target =
        accepted(version)
            .orElseThrow(
                () ->
                    new PolicyException(
                        "version: %d (expected: one of the last %d, up to %d)"
                            .formatted(version, MAX_ENTRIES, version())));
    PolicyUpdate update = propose(target.update().getDocument(), author, reason, at);
    update.setRollbackOf(version);
    return update;
  }

  private PolicyEntry judge(PolicyUpdate update) {
    if (update.getBaseVersion() != version()) {
      return new PolicyEntry.Refused(
          update, "baseVersion: %d (expected: %d)".formatted(update.getBaseVersion(), version()));
    }
    try {
      return new PolicyEntry.Accepted(
          update, PolicyYaml.parse(version() + 1, update.getDocument()));
    } catch (PolicyException e) {
      return new PolicyEntry.Refused(update, String.valueOf(e.getMessage()));
    }
  }
}
