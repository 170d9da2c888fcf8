package dev.winnow.cli.feedback;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.LabelScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item that was drawn, or left to people.
 *
 * @param name of the item, the same for all of its revisions
 * @param labels what machines found, by category
 * @param violations by category, what people say of it; of categories that are not in it their
 *     answer says nothing. Null where nobody answered, or the content is no longer there
 * @param content what they were asked about; null where {@code violations} is
 */
public record StreamItem(
    String name,
    SampleStratum stratum,
    Map<String, LabelScore> labels,
    @Nullable Map<String, Boolean> violations,
    @Nullable ContentItem content) {
  public StreamItem {
    labels = Map.copyOf(labels);
    violations = violations == null ? null : Map.copyOf(violations);
    if ((violations == null) != (content == null)) {
      throw new IllegalArgumentException("violations, content (expected: both or neither)");
    }
  }
}
