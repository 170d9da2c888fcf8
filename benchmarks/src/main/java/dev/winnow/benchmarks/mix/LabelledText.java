package dev.winnow.benchmarks.mix;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text and what its source says of it.
 *
 * @param id unique within the source
 * @param trained whether the source has rows that models were trained on, this one never being one
 * @param labels by category; an absent one was not labelled, which is not the same as false
 */
public record LabelledText(
    String source, boolean trained, String id, String text, Map<String, Boolean> labels) {
  public LabelledText {
    labels = Map.copyOf(labels);
  }

  /** Violates one of these categories. */
  public boolean violates(Set<String> categories) {
    return categories.stream().anyMatch(this::is);
  }

  /** Labelled for one of these categories at least, and a positive of none, named here or not. */
  public boolean isEveryday(Set<String> categories) {
    return labels.keySet().stream().anyMatch(categories::contains) && isOfNone();
  }

  /** A positive of no category, also where it labels none. */
  public boolean isOfNone() {
    return !labels.containsValue(true);
  }

  public boolean is(String category) {
    return labels.getOrDefault(category, false);
  }

  /** Those of the categories that it violates. */
  public Set<String> violated(Set<String> categories) {
    return categories.stream().filter(this::is).collect(Collectors.toSet());
  }
}
