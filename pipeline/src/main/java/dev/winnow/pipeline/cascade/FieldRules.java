package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Term;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the fields keep to that every record about an item has. Each rule says what it misses. */
public final class FieldRules {
  private static final int MAX_SHOWN_LENGTH = 32;

  private FieldRules() {}

  /** Whom the record is about. */
  public static Optional<Rejected> identity(String tenant, String id, long revision) {
    if (id.isBlank()) {
      return rejected(DeadLetterReason.MISSING_ID, "id: empty (expected: 1 to 256 characters)");
    }
    if (!ItemKey.isId(id)) {
      return rejected(
          DeadLetterReason.INVALID_ID,
          "id: %d characters (expected: 1 to %d, no control characters or lone surrogates)"
              .formatted(id.length(), ItemKey.MAX_ID_LENGTH));
    }
    if (!ItemKey.isTenant(tenant)) {
      return rejected(
          DeadLetterReason.INVALID_TENANT,
          "tenant: %s (expected: 1 to 64 characters of A-Z a-z 0-9 . _ -)"
              .formatted(shown(tenant)));
    }
    if (revision < 1) {
      return rejected(
          DeadLetterReason.INVALID_REVISION, "revision: %d (expected: >= 1)".formatted(revision));
    }
    return Optional.empty();
  }

  /** A field that draws on a vocabulary. */
  public static Optional<Rejected> term(
      DeadLetterReason reason, String field, String value, Term... known) {
    return Arrays.stream(known).anyMatch(term -> term.term().equals(value))
        ? Optional.empty()
        : rejected(
            reason,
            "%s: %s (expected: %s)"
                .formatted(
                    field,
                    shown(value),
                    Arrays.stream(known).map(Term::term).collect(Collectors.joining(", "))));
  }

  /** A run's name, which belongs to the modes that are replays; the mode is known to be one. */
  public static Optional<Rejected> run(String mode, @Nullable String run) {
    boolean live = mode.equals(Mode.LIVE.term());
    if (live && run != null) {
      return rejected(DeadLetterReason.INVALID_RUN, "run: given (expected: none in mode live)");
    }
    if (!live && (run == null || !ItemKey.isTenant(run))) {
      return rejected(
          DeadLetterReason.INVALID_RUN,
          "run: %s (expected in mode %s: 1 to 64 characters of A-Z a-z 0-9 . _ -)"
              .formatted(run == null ? "absent" : shown(run), mode));
    }
    return Optional.empty();
  }

  /** A short word as it is; of anything else only the length, for it might be content. */
  private static String shown(String value) {
    return value.length() <= MAX_SHOWN_LENGTH && value.matches("[A-Za-z0-9._-]+")
        ? value
        : value.length() + " characters";
  }

  private static Optional<Rejected> rejected(DeadLetterReason reason, String detail) {
    return Optional.of(new Rejected(reason, detail));
  }
}
