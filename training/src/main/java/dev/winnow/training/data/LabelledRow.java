package dev.winnow.training.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One text with what its source says of it.
 *
 * @param id stable within the source
 * @param lang ISO 639-1 or BCP 47, {@code und} where unknown
 * @param source the set that it comes from
 * @param labels by category; a category that is absent was not labelled, which is not the same as
 *     {@code false}
 * @param original the source's own labels as text, where it has them
 * @param classes labels that are names, by field: one of many that exclude each other, such as an
 *     intent
 * @param marked what in the text its labels are about, where the source says; not checked against
 *     the text
 * @param whole the text that this one is a passage of; the text itself where it is no passage
 */
public record LabelledRow(
    String id,
    String text,
    String lang,
    String source,
    Map<String, Boolean> labels,
    Map<String, String> original,
    Map<String, String> classes,
    List<MarkedSpan> marked,
    String whole) {
  public LabelledRow {
    if (id.isEmpty() || source.isEmpty()) {
      throw new IllegalArgumentException(
          "id: '%s', source: '%s' (expected: both given)".formatted(id, source));
    }
    labels = Map.copyOf(labels);
    original = Map.copyOf(original);
    classes = Map.copyOf(classes);
    marked = List.copyOf(marked);
  }

  /** A whole text in which nothing is marked. */
  public LabelledRow(
      String id,
      String text,
      String lang,
      String source,
      Map<String, Boolean> labels,
      Map<String, String> original,
      Map<String, String> classes) {
    this(id, text, lang, source, labels, original, classes, List.of(), text);
  }

  /** One that has no label that is a name. */
  public LabelledRow(
      String id,
      String text,
      String lang,
      String source,
      Map<String, Boolean> labels,
      Map<String, String> original) {
    this(id, text, lang, source, labels, original, Map.of());
  }

  /** The same row, labelled otherwise. */
  public LabelledRow withLabels(Map<String, Boolean> others) {
    return new LabelledRow(id, text, lang, source, others, original, classes, marked, whole);
  }

  /**
   * A passage of this text as a row of its own, of which nothing but these labels is known.
   *
   * @param name tells it from other passages of the row
   */
  public LabelledRow passage(String name, String passage, Map<String, Boolean> itsLabels) {
    return new LabelledRow(
        id + "#" + name, passage, lang, source, itsLabels, Map.of(), Map.of(), List.of(), whole);
  }

  /** Whether this is a part of a text, and its labels are what was taken for granted of it. */
  public boolean isPassage() {
    return !text.equals(whole);
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

  /** The class that the row has by a field; empty where nobody said. */
  public Optional<String> classBy(String field) {
    return Optional.ofNullable(classes.get(field));
  }
}
