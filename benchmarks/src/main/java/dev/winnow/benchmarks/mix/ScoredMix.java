package dev.winnow.benchmarks.mix;

import dev.winnow.runtime.calibrate.OpinionPool;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What a stage's models find in the texts of a mix, computed once, so that any number of policies
 * can be tried over them.
 */
public final class ScoredMix {
  private final Map<String, Classification> byText;

  private ScoredMix(Map<String, Classification> byText) {
    this.byText = byText;
  }

  public static ScoredMix of(Classifier models, List<LabelledText> rows) {
    List<CompletableFuture<Classification>> answers = new ArrayList<>();
    rows.forEach(row -> answers.add(models.classify(row.text())));
    Map<String, Classification> byText = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byText.put(rows.get(i).text(), answers.get(i).join());
    }
    return new ScoredMix(byText);
  }

  /**
   * What these and the screen's scores are pooled to, of the categories that both score.
   *
   * @param screen over the same texts
   * @param share of its word
   */
  ScoredMix pooledWith(ScoredMix screen, double share) {
    Map<String, Classification> pooled = new HashMap<>();
    byText.forEach(
        (text, own) -> {
          Map<String, CategoryScore> scores = new HashMap<>(own.scores());
          scores.replaceAll(
              (category, score) -> {
                CategoryScore other = screen.of(text).scores().get(category);
                return other == null
                    ? score
                    : new CategoryScore(
                        score.score(),
                        OpinionPool.of(score.probability(), other.probability(), share));
              });
          pooled.put(text, new Classification(scores, own.tokens(), own.truncated(), own.models()));
        });
    return new ScoredMix(pooled);
  }

  /** Fails for a text that was not scored. */
  public Classification of(String text) {
    Classification found = byText.get(text);
    if (found == null) {
      throw new IllegalArgumentException("a text that was not scored");
    }
    return found;
  }

  /** Whether all of these categories were scored. */
  public boolean has(String text, Set<String> categories) {
    return of(text).scores().keySet().containsAll(categories);
  }

  /** The calibrated probability of a category, 0 to 1. */
  public double probability(String text, String category) {
    var score = of(text).scores().get(category);
    if (score == null) {
      throw new IllegalArgumentException(category + ": not scored");
    }
    return score.probability();
  }
}
