package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.cascade.GuardResult.Accepted;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.MediaRef;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Operation;
import dev.winnow.schemas.Surface;
import dev.winnow.schemas.Term;
import dev.winnow.schemas.ThreadMessage;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first stage: lets in what can be classified and says why of what it turns away. It runs no
 * model and costs microseconds, linear in the item's size.
 *
 * <p>Text is left as it is, for the models were trained on text as people write it; only a lone
 * surrogate becomes U+FFFD. (Invalid UTF-8 arrives that way already: Avro's decoder puts U+FFFD in
 * its place, and the item gets a verdict on what could be read.) Canonical normalisation is left to
 * the tokenizer, which sees no more than the size limit; so a text of a million combining marks
 * costs no more than any other of its size, and beyond the limit nothing but the count of its
 * bytes.
 *
 * <p>Immutable and thread-safe.
 */
public final class Guard {
  /** The text limit where no other is configured, in bytes of UTF-8. */
  public static final int DEFAULT_MAX_TEXT_BYTES = 64 * 1024;

  private static final int MAX_THREAD_MESSAGES = 100;
  private static final int MAX_MEDIA = 100;
  private static final int MAX_ATTRIBUTES = 100;
  private static final int MAX_ATTRIBUTES_BYTES = 16 * 1024;
  private static final int MAX_MEDIA_BYTES = 64 * 1024;
  private static final int MAX_NAME_LENGTH = 256;
  private static final int MAX_SHOWN_LENGTH = 32;

  private final int maxTextBytes;

  /**
   * A guard with a limit on the text and, by itself, on the whole of its thread.
   *
   * @param maxTextBytes in bytes of UTF-8
   */
  public Guard(int maxTextBytes) {
    if (maxTextBytes < 1) {
      throw new IllegalArgumentException("maxTextBytes: " + maxTextBytes + " (expected: > 0)");
    }
    this.maxTextBytes = maxTextBytes;
  }

  /** Judges one item; where it is let in, its text is repaired in place. */
  public GuardResult check(ContentItem item) {
    return identity(item)
        .or(() -> terms(item))
        .or(() -> run(item))
        .or(() -> text(item))
        .or(() -> context(item))
        .<GuardResult>map(rejected -> rejected)
        .orElseGet(() -> accepted(item));
  }

  private static Accepted accepted(ContentItem item) {
    String text = item.getText();
    if (text != null) {
      item.setText(Utf8.wellFormed(text));
    }
    for (ThreadMessage message : item.getThread()) {
      message.setText(Utf8.wellFormed(message.getText()));
    }
    return new Accepted(
        item,
        new ItemKey(item.getTenant(), item.getId()),
        Mode.of(item.getMode()),
        Operation.of(item.getOperation()));
  }

  private static Optional<Rejected> identity(ContentItem item) {
    if (item.getId().isBlank()) {
      return rejected(DeadLetterReason.MISSING_ID, "id: empty (expected: 1 to 256 characters)");
    }
    if (!ItemKey.isId(item.getId())) {
      return rejected(
          DeadLetterReason.INVALID_ID,
          "id: %d characters (expected: 1 to %d, no control characters or lone surrogates)"
              .formatted(item.getId().length(), ItemKey.MAX_ID_LENGTH));
    }
    if (!ItemKey.isTenant(item.getTenant())) {
      return rejected(
          DeadLetterReason.INVALID_TENANT,
          "tenant: %s (expected: 1 to 64 characters of A-Z a-z 0-9 . _ -)"
              .formatted(shown(item.getTenant())));
    }
    if (item.getRevision() < 1) {
      return rejected(
          DeadLetterReason.INVALID_REVISION,
          "revision: %d (expected: >= 1)".formatted(item.getRevision()));
    }
    return Optional.empty();
  }

  private static Optional<Rejected> terms(ContentItem item) {
    return term(
            DeadLetterReason.INVALID_OPERATION,
            "operation",
            item.getOperation(),
            Operation.values())
        .or(() -> term(DeadLetterReason.INVALID_MODE, "mode", item.getMode(), Mode.values()))
        .or(
            () ->
                term(
                    DeadLetterReason.INVALID_SURFACE,
                    "surface",
                    item.getSurface(),
                    Surface.values()));
  }

  private static Optional<Rejected> run(ContentItem item) {
    String run = item.getRun();
    boolean live = item.getMode().equals(Mode.LIVE.term());
    if (live && run != null) {
      return rejected(DeadLetterReason.INVALID_RUN, "run: given (expected: none in mode live)");
    }
    if (!live && (run == null || !ItemKey.isTenant(run))) {
      return rejected(
          DeadLetterReason.INVALID_RUN,
          "run: %s (expected in mode %s: 1 to 64 characters of A-Z a-z 0-9 . _ -)"
              .formatted(run == null ? "absent" : shown(run), item.getMode()));
    }
    return Optional.empty();
  }

  private Optional<Rejected> text(ContentItem item) {
    String text = item.getText();
    boolean upsert = item.getOperation().equals(Operation.UPSERT.term());
    if (upsert && (text == null || text.isBlank())) {
      return rejected(DeadLetterReason.EMPTY_TEXT, "text: empty (expected: some content)");
    }
    long bytes = text == null ? 0 : Utf8.length(text);
    return bytes <= maxTextBytes
        ? Optional.empty()
        : rejected(
            DeadLetterReason.OVERSIZED_TEXT,
            "text: %d bytes (expected: at most %d)".formatted(bytes, maxTextBytes));
  }

  private Optional<Rejected> context(ContentItem item) {
    return bounded("thread", item.getThread(), MAX_THREAD_MESSAGES, maxTextBytes, Guard::strings)
        .or(() -> bounded("media", item.getMedia(), MAX_MEDIA, MAX_MEDIA_BYTES, Guard::strings))
        .or(
            () ->
                bounded(
                    "attributes",
                    item.getAttributes().entrySet(),
                    MAX_ATTRIBUTES,
                    MAX_ATTRIBUTES_BYTES,
                    Guard::strings))
        .or(() -> named("author", item.getAuthor()))
        .or(() -> named("language", item.getLanguage()));
  }

  private static Stream<@Nullable String> strings(ThreadMessage message) {
    return Stream.of(message.getText(), message.getAuthor());
  }

  private static Stream<@Nullable String> strings(MediaRef media) {
    return Stream.of(media.getUri(), media.getSha256(), media.getContentType());
  }

  private static Stream<@Nullable String> strings(Map.Entry<String, String> attribute) {
    return Stream.of(attribute.getKey(), attribute.getValue());
  }

  private static <T> Optional<Rejected> bounded(
      String field,
      Collection<T> parts,
      int maxParts,
      int maxBytes,
      Function<T, Stream<@Nullable String>> strings) {
    long bytes =
        parts.stream().flatMap(strings).mapToLong(s -> s == null ? 0 : Utf8.length(s)).sum();
    return parts.size() <= maxParts && bytes <= maxBytes
        ? Optional.empty()
        : rejected(
            DeadLetterReason.OVERSIZED_CONTEXT,
            "%s: %d parts of %d bytes (expected: at most %d of %d)"
                .formatted(field, parts.size(), bytes, maxParts, maxBytes));
  }

  private static Optional<Rejected> named(String field, @Nullable String value) {
    return value == null || value.length() <= MAX_NAME_LENGTH
        ? Optional.empty()
        : rejected(
            DeadLetterReason.OVERSIZED_CONTEXT,
            "%s: %d characters (expected: at most %d)"
                .formatted(field, value.length(), MAX_NAME_LENGTH));
  }

  private static Optional<Rejected> term(
      DeadLetterReason reason, String field, String value, Term[] known) {
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
