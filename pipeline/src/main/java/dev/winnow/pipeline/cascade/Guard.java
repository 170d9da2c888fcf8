package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.cascade.GuardResult.Accepted;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.MediaRef;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Operation;
import dev.winnow.schemas.Surface;
import dev.winnow.schemas.ThreadMessage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    return FieldRules.identity(item.getTenant(), item.getId(), item.getRevision());
  }

  private static Optional<Rejected> terms(ContentItem item) {
    return FieldRules.term(
            DeadLetterReason.INVALID_OPERATION,
            "operation",
            item.getOperation(),
            Operation.values())
        .or(
            () ->
                FieldRules.term(
                    DeadLetterReason.INVALID_MODE, "mode", item.getMode(), Mode.values()))
        .or(
            () ->
                FieldRules.term(
                    DeadLetterReason.INVALID_SURFACE,
                    "surface",
                    item.getSurface(),
                    Surface.values()));
  }

  private static Optional<Rejected> run(ContentItem item) {
    return FieldRules.run(item.getMode(), item.getRun());
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

  private static Optional<Rejected> rejected(DeadLetterReason reason, String detail) {
    return Optional.of(new Rejected(reason, detail));
  }
}
