package dev.winnow.runtime.classify;

import java.util.Map;

/**
 * What a classifier found in one text.
 *
 * @param scores by category
 * @param tokens how many tokens the encoder read, special ones included
 * @param truncated whether the text was longer than that and was cut
 */
public record Classification(Map<String, CategoryScore> scores, int tokens, boolean truncated) {
  public Classification {
    scores = Map.copyOf(scores);
  }
}
