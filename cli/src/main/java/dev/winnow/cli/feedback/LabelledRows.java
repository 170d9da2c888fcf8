package dev.winnow.cli.feedback;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content that people were asked about with what they answered, a row for each revision
 * of an item. Holds the rows' keys, and no content. Not thread-safe.
 */
final class LabelledRows implements FeedbackSink {
  static final String SOURCE = "feedback";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Answers answers;
  private final Predicate<String> tenants;
  private final @Nullable Instant since;
  private final RowFiles files;
  private final Set<String> written = new HashSet<>();
  private final Map<String, int[]> counts = new TreeMap<>();
  private int unclear;

  /**
   * @param since only what people were asked then or later
   */
  LabelledRows(
      Answers answers, Predicate<String> tenants, @Nullable Instant since, RowFiles files) {
    this.answers = answers;
    this.tenants = tenants;
    this.since = since;
    this.files = files;
  }

  @Override
  public void audit(Audit audit) {}

  @Override
  public void feedback(Feedback feedback) {}

  @Override
  public void review(ReviewRequest review) {
    String text = review.getText();
    if (text != null
        && !text.isBlank()
        && review.getMode().equals(Mode.LIVE.term())
        && tenants.test(review.getTenant())
        && isRecent(review.getRequestedAt())) {
      answers.to(review).ifPresent(item -> write(review, text, item));
    }
  }

  int size() {
    return written.size();
  }

  /** Answers that act and do not say what for, and name nothing else. */
  int unclear() {
    return unclear;
  }

  /** By category, how many are negatives and how many positives. */
  Map<String, int[]> counts() {
    return counts;
  }

  private void write(ReviewRequest review, String text, AnsweredItem item) {
    Map<String, Boolean> labels = item.labels();
    if (!written.add(Answers.key(review))) {
      return;
    }
    if (labels.isEmpty()) {
      unclear++;
      written.remove(Answers.key(review));
      return;
    }
    ObjectNode row = JSON.createObjectNode();
    row.put("id", Answers.key(review)).put("text", text).put("lang", language(review));
    row.put("source", SOURCE);
    ObjectNode said = row.putObject("labels");
    labels.forEach(
        (category, violation) -> {
          said.put(category, violation ? 1 : 0);
          counts.computeIfAbsent(category, key -> new int[2])[violation ? 1 : 0]++;
        });
    row.putObject("orig")
        .put("tenant", review.getTenant())
        .put("surface", review.getSurface())
        .put("kind", item.answer().getKind())
        .put("action", item.answer().getAction());
    try {
      files.write(review.getTenant() + "/" + review.getId(), row.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String language(ReviewRequest review) {
    return Optional.ofNullable(review.getLanguage()).flatMap(LanguageTag::primary).orElse("und");
  }

  private boolean isRecent(@Nullable Instant at) {
    return since == null || at == null || !at.isBefore(since);
  }
}
