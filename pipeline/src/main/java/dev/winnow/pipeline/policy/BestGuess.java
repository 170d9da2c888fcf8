package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the stages before would say of a category that they are unsure of, if they had to: that it
 * is violated where its calibrated probability is a half or more. They cannot say anything where
 * they found nothing that counts, and a trigger says nothing by itself.
 */
public final class BestGuess {
  /** As likely as not. */
  private static final double HALF = 0.5;

  private BestGuess() {}

  /**
   * What follows from the guesses; still unsure about what nobody can guess, if it would make the
   * action stricter. A label that was guessed is flagged or not, and never sure.
   *
   * @param trail with the labels of the stages before, which this policy judges
   */
  public static Decision of(Policy policy, Trail trail) {
    Decision known = PolicyEngine.decide(policy, Stage.GENERAL, trail, Map.of());
    return known instanceof Decision.Unsure unsure ? guessed(policy, trail, unsure) : known;
  }

  private static Decision guessed(Policy policy, Trail trail, Decision.Unsure unsure) {
    Map<String, LabelScore> labels = new HashMap<>(unsure.labels());
    List<String> open = new ArrayList<>();
    Action action = unsure.soFar();
    for (String category : unsure.categories()) {
      CategoryPolicy rules = Objects.requireNonNull(policy.categories().get(category));
      LabelScore label = labels.get(category);
      if (label == null || !isHeard(policy, category, rules, label, trail)) {
        open.add(category);
      } else if (label.getProbability() >= HALF) {
        labels.put(category, LabelScore.newBuilder(label).setFlagged(true).build());
        action = action.strictest(rules.action());
      }
    }
    Action soFar = action;
    open.removeIf(
        category ->
            Objects.requireNonNull(policy.categories().get(category)).action().compareTo(soFar)
                <= 0);
    return open.isEmpty()
        ? new Decision.Decided(action, labels)
        : new Decision.Unsure(action, open, labels);
  }

  private static boolean isHeard(
      Policy policy, String category, CategoryPolicy rules, LabelScore label, Trail trail) {
    Stage from = Stage.of(label.getStage());
    return label.getCalibrated() && policy.thresholds(category, rules, from, trail.item()) != null;
  }
}
