package dev.winnow.runtime.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a classifier found in one text.
 *
 * @param scores by category, for those that were wanted
 * @param tokens how many tokens the encoder read, special ones included; 0 where it read none
 * @param truncated whether the text was longer than that and was cut
 * @param models those that ran for this text, in a fixed order; models may change while a
 *     classifier is in use, so only this says which gave the scores
 */
public record Classification(
    Map<String, CategoryScore> scores, int tokens, boolean truncated, List<ModelIdentity> models) {
  /** Of a text of which nothing was wanted: no model read it. */
  static final Classification NOTHING = new Classification(Map.of(), 0, false, List.of());

  public Classification {
    scores = Map.copyOf(scores);
    models = List.copyOf(models);
  }

  /**
   * What several models found in one text, each other categories; {@link #NOTHING} of none. The
   * tokens are those of the first that read any.
   */
  static Classification merged(List<Classification> answers) {
    if (answers.size() == 1) {
      return answers.get(0);
    }
    Map<String, CategoryScore> scores = new LinkedHashMap<>();
    List<ModelIdentity> models = new ArrayList<>();
    int tokens = 0;
    boolean truncated = false;
    for (Classification one : answers) {
      scores.putAll(one.scores());
      models.addAll(one.models());
      tokens = tokens == 0 ? one.tokens() : tokens;
      truncated |= one.truncated();
    }
    return new Classification(scores, tokens, truncated, models);
  }
}
