package dev.winnow.runtime.pii;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a find of one type is worth.
 *
 * @param alone score of a form that little else has; 0 to find it only beside one of the words
 * @param named score beside one of the words; of a form that much else has this is the only way to
 *     be found
 * @param words single words that tell what a number beside them is, in any case
 */
public record PiiRule(
    @JsonProperty(required = true) double alone,
    @JsonProperty(required = true) double named,
    @JsonProperty(required = true) Set<String> words) {
  private static final int MOST_WORDS = 1_000;

  public PiiRule {
    requireShare("alone", alone);
    requireShare("named", named);
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "words: %d (expected: at most %d)".formatted(words.size(), MOST_WORDS));
    }
    for (String word : words) {
      if (word.isEmpty() || !word.codePoints().allMatch(Character::isLetter)) {
        throw new IllegalArgumentException("words: " + word + " (expected: letters alone)");
      }
    }
    words =
        words.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static void requireShare(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(key + ": " + value + " (expected: 0 to 1)");
    }
  }
}
