package dev.winnow.training.data;

import java.util.Map;

/**
 * One text with what its source says of it.
 *
 * @param id stable within the source
 * @param lang ISO 639-1 or BCP 47, {@code und} where unknown
 * @param source the set that it comes from
 * @param labels by category; a category that is absent was not labelled, which is not the same as
 *     {@code false}
 * @param original the source's own labels as text, where it has them
 */
public record LabelledRow(
    String id,
    String text,
    String lang,
    String source,
    Map<String, Boolean> labels,
    Map<String, String> original) {
  public LabelledRow {
    if (id.isEmpty() || source.isEmpty()) {
      throw new IllegalArgumentException(
          "id: '%s', source: '%s' (expected: both given)".formatted(id, source));
    }
    labels = Map.copyOf(labels);
    original = Map.copyOf(original);
  }

  public boolean isLabelled(String category) {
    return labels.containsKey(category);
  }

  /** Whether the row is a positive; fails where the category was not labelled. */
  public boolean is(String category) {
    Boolean label = labels.get(category);
    if (label == null) {
      throw new IllegalArgumentException(source + "/" + id + ": not labelled for " + category);
    }
    return label;
  }
}
