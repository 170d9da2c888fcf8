package dev.winnow.connectors.escalation.prompt;

import java.util.List;
import java.util.Map;

/**
 * What is asked about an item.
 *
 * @param tenant whose policy holds; not told to the model
 * @param categories that are to be rated, at least one
 * @param text the content
 * @param thread earlier messages, oldest first
 * @param hint what earlier models found, by category; empty where the model is to judge unbiased
 */
public record Question(
    String tenant,
    List<String> categories,
    String text,
    List<String> thread,
    Map<String, Double> hint) {
  public Question {
    categories = List.copyOf(categories);
    thread = List.copyOf(thread);
    hint = Map.copyOf(hint);
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories: none (expected: at least one)");
    }
  }
}
