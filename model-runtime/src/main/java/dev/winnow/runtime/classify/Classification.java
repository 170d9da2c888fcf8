package dev.winnow.runtime.classify;

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
}
