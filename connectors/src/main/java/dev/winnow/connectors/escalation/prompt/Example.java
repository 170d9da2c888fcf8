package dev.winnow.connectors.escalation.prompt;

import java.io.Serializable;
import java.util.Map;

/**
 * A text with the answer that is wanted for it.
 *
 * @param ratings by category, on the scale of the answer; any other category is 0
 */
public record Example(String text, Map<String, Integer> ratings) implements Serializable {
  public Example {
    ratings = Map.copyOf(ratings);
    ratings.forEach(
        (category, rating) -> {
          if (rating < 0 || rating > AnswerFormat.HIGHEST) {
            throw new IllegalArgumentException(
                category + ": " + rating + " (expected: 0 to " + AnswerFormat.HIGHEST + ")");
          }
        });
  }
}
