package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides: from a policy, what the earlier stages found and what this stage scored, to an action or
 * to doubt. A pure function; the same arguments give the same decision.
 *
 * <p>For each category of the policy the first stage that is sure has the last word: its label
 * stands, and later stages only answer what was still in doubt. Earlier labels are judged anew by
 * the thresholds that this policy has for their stage, so that a decision names one policy version
 * and follows from it alone. A category without thresholds or without a score at this stage keeps
 * its earlier label; where it has none and this stage or a later one has thresholds for it, it is
 * in doubt.
 *
 * <p>Doubt holds an item up only if flagging the category would make the action stricter than it is
 * already. Categories that the policy does not name are reported and change nothing.
 */
public final class PolicyEngine {
  private PolicyEngine() {}

  /**
   * What {@code stage} concludes.
   *
   * @param earlier labels of the stages before, by category; empty at the first one
   * @param scores of this stage, by category
   */
  public static Decision decide(
      Policy policy, Stage stage, Map<String, LabelScore> earlier, Map<String, Scored> scores) {
    Map<String, LabelScore> labels = new HashMap<>(earlier);
    scores.forEach(
        (category, scored) -> {
          if (!policy.categories().containsKey(category)) {
            labels.put(category, informative(stage, scored));
          }
        });
    Action soFar = Action.ALLOW;
    List<String> doubtful = new ArrayList<>();
    for (var entry : new TreeMap<>(policy.categories()).entrySet()) {
      String category = entry.getKey();
      CategoryPolicy rules = entry.getValue();
      LabelScore label = label(rules, stage, earlier.get(category), scores.get(category));
      if (label != null) {
        labels.put(category, label);
      }
      if (label != null && label.getFlagged()) {
        soFar = soFar.strictest(rules.action());
      }
      if (label == null ? isJudgedFrom(rules, stage) : !label.getSure()) {
        doubtful.add(category);
      }
    }
    Action action = soFar;
    doubtful.removeIf(category -> !isStricter(policy.categories().get(category), action));
    return doubtful.isEmpty()
        ? new Decision.Decided(action, labels)
        : new Decision.Unsure(action, doubtful, labels);
  }

  private static @Nullable LabelScore label(
      CategoryPolicy rules, Stage stage, @Nullable LabelScore earlier, @Nullable Scored scored) {
    LabelScore before = earlier == null ? null : judgedAnew(rules, earlier);
    Thresholds thresholds = rules.thresholds().get(stage);
    if (scored == null || thresholds == null || (before != null && before.getSure())) {
      return before;
    }
    return label(stage.term(), thresholds, scored.score(), scored.probability());
  }

  private static LabelScore judgedAnew(CategoryPolicy rules, LabelScore label) {
    Thresholds thresholds = rules.thresholds().get(Stage.of(label.getStage()));
    return thresholds == null
        ? label
        : label(label.getStage(), thresholds, label.getScore(), label.getProbability());
  }

  private static LabelScore label(
      String stage, Thresholds thresholds, double score, double probability) {
    return LabelScore.newBuilder()
        .setStage(stage)
        .setScore(score)
        .setProbability(probability)
        .setAllow(thresholds.allow())
        .setAct(thresholds.act())
        .setFlagged(thresholds.flags(probability))
        .setSure(thresholds.isSure(probability))
        .build();
  }

  private static LabelScore informative(Stage stage, Scored scored) {
    return LabelScore.newBuilder()
        .setStage(stage.term())
        .setScore(scored.score())
        .setProbability(scored.probability())
        .setFlagged(false)
        .build();
  }

  private static boolean isJudgedFrom(CategoryPolicy rules, Stage stage) {
    return rules.thresholds().keySet().stream().anyMatch(each -> each.compareTo(stage) >= 0);
  }

  private static boolean isStricter(@Nullable CategoryPolicy rules, Action action) {
    return rules != null && rules.action().compareTo(action) > 0;
  }
}
