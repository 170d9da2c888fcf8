package dev.winnow.pipeline.policy;

import dev.winnow.runtime.calibrate.OpinionPool;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides: from a policy, what is known of an item and what this stage scored, to an action or to
 * doubt. A pure function; the same arguments give the same decision.
 *
 * <p>For each category of the policy the first stage that is sure has the last word: its label
 * stands, and later stages only answer what was still in doubt. Earlier labels are judged anew by
 * the thresholds that this policy has for their stage, so that a decision names one policy version
 * and follows from it alone; where it has none for that stage, the label says what was found and
 * counts for nothing. A category without thresholds or without a score at this stage keeps its
 * earlier label; where none counts and this stage or a later one has thresholds for it, it is in
 * doubt.
 *
 * <p>Where thresholds give the screen a share, what is held against them is the stage's probability
 * pooled with that of the screen ({@link OpinionPool}), if one found any. Labels keep the stage's
 * own too, so that they can be judged anew.
 *
 * <p>A score that is not calibrated is that of a trigger. It never flags, whatever the thresholds:
 * below {@code allow} it clears the category, and all else is in doubt.
 *
 * <p>A category that the policy's routes pass over is never in doubt, and what the specialists or
 * the general model found of it counts for nothing; a label of the screen counts. Which categories
 * were computed was decided earlier, maybe under another version: what that left out and this
 * policy wants is in doubt, so that it is never allowed unseen.
 *
 * <p>The same holds at the screen, whose models routes pass over nothing of: a category that it has
 * no label or no thresholds for is in doubt there, unless no later stage has thresholds for it or
 * would be asked about it. So what the screen decides, no answer of a later stage would change.
 *
 * <p>Which thresholds hold hangs on the item's language ({@link LanguageRules}). Where a category
 * has some and none in this language, no stage is heard about it, and it stays in doubt to the end.
 *
 * <p>Doubt holds an item up only if flagging the category would make the action stricter than it is
 * already. Categories that the policy does not name are reported and change nothing.
 */
public final class PolicyEngine {
  private final Policy policy;
  private final Stage stage;
  private final Trail trail;
  private final Map<String, Scored> scores;

  /** What the screen found, by category. */
  private final Map<String, Double> screen;

  /** What this stage's models were not to be asked about. */
  private final Set<String> passedOver;

  /** What this stage's models or, after the screen, those of the next are not asked about. */
  private final Set<String> beyondDoubt;

  private PolicyEngine(Policy policy, Stage stage, Trail trail, Map<String, Scored> scores) {
    this.policy = policy;
    this.stage = stage;
    this.trail = trail;
    this.scores = scores;
    this.screen = trail.screen();
    this.passedOver = Router.passedOver(policy, stage, trail);
    this.beyondDoubt =
        stage == Stage.SCREEN ? Router.passedOver(policy, Stage.SPECIALISTS, trail) : passedOver;
  }

  /**
   * What {@code stage} concludes.
   *
   * @param trail with the evidence of this stage, and the labels of those before
   * @param scores of this stage, by category
   */
  public static Decision decide(
      Policy policy, Stage stage, Trail trail, Map<String, Scored> scores) {
    return new PolicyEngine(policy, stage, trail, scores).decide();
  }

  /**
   * Whether anything that {@code stage} may answer would end the doubt about an item. It would not
   * where the stage is heard about nothing that is in doubt, or only about what would lead to a
   * milder action than the rest: then asking costs, and people decide all the same.
   *
   * @param trail with the labels of the stages before
   */
  public static boolean couldSettle(Policy policy, Stage stage, Trail trail) {
    if (!(decide(policy, stage, trail, Map.of()) instanceof Decision.Unsure unsure)) {
      return true;
    }
    Action heard = Action.ALLOW;
    Action unheard = Action.ALLOW;
    for (String category : unsure.categories()) {
      CategoryPolicy rules = Objects.requireNonNull(policy.categories().get(category));
      if (policy.thresholds(category, rules, stage, trail.item()) == null) {
        unheard = unheard.strictest(rules.action());
      } else {
        heard = heard.strictest(rules.action());
      }
    }
    return heard.compareTo(unheard) >= 0;
  }

  private Decision decide() {
    Map<String, LabelScore> labels = new HashMap<>();
    Action action = Action.ALLOW;
    List<String> doubtful = new ArrayList<>();
    for (String category : names()) {
      CategoryPolicy rules = policy.categories().get(category);
      LabelScore label = rules == null ? null : label(category, rules);
      LabelScore reported = label == null ? informative(category) : label;
      if (reported != null) {
        labels.put(category, reported);
      }
      if (rules != null && label != null && label.getFlagged()) {
        action = action.strictest(rules.action());
      }
      if (rules != null && isInDoubt(category, rules, label)) {
        doubtful.add(category);
      }
    }
    Action soFar = action;
    doubtful.removeIf(category -> !isStricter(policy.categories().get(category), soFar));
    return doubtful.isEmpty()
        ? new Decision.Decided(soFar, labels)
        : new Decision.Unsure(soFar, doubtful, labels);
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(policy.categories().keySet());
    names.addAll(trail.labels().keySet());
    names.addAll(scores.keySet());
    return names;
  }

  /** The label that counts, if any. */
  private @Nullable LabelScore label(String category, CategoryPolicy rules) {
    LabelScore before = earlier(category, rules);
    Scored scored = scores.get(category);
    Thresholds thresholds = policy.thresholds(category, rules, stage, trail.item());
    if (passedOver.contains(category)
        || scored == null
        || thresholds == null
        || (before != null && before.getSure())) {
      return before;
    }
    return judged(category, stage.term(), thresholds, scored);
  }

  private @Nullable LabelScore earlier(String category, CategoryPolicy rules) {
    LabelScore label = trail.labels().get(category);
    if (label == null) {
      return null;
    }
    Stage from = Stage.of(label.getStage());
    Thresholds thresholds = policy.thresholds(category, rules, from, trail.item());
    if (thresholds == null || (passedOver.contains(category) && Router.appliesTo(from))) {
      return null;
    }
    return judged(category, label.getStage(), thresholds, Scored.of(label));
  }

  private boolean isInDoubt(String category, CategoryPolicy rules, @Nullable LabelScore label) {
    if (beyondDoubt.contains(category)) {
      return false;
    }
    return label == null ? isStillToJudge(category, rules) : !label.getSure();
  }

  /**
   * Whether this stage or a later one has thresholds, or one before was kept from answering: by
   * routes, or because it is not heard in the item's language.
   */
  private boolean isStillToJudge(String category, CategoryPolicy rules) {
    return Stream.of(Stage.values()).anyMatch(each -> isStillToJudge(category, rules, each));
  }

  private boolean isStillToJudge(String category, CategoryPolicy rules, Stage by) {
    return policy.thresholds(category, rules, by, trail.item()) == null
        ? rules.thresholds().containsKey(by)
        : by.compareTo(stage) >= 0 || trail.isPassedOver(by, category);
  }

  /** What was found last and does not count: another version may judge it. */
  private @Nullable LabelScore informative(String category) {
    Scored scored = scores.get(category);
    if (scored != null) {
      return informative(stage.term(), scored);
    }
    LabelScore label = trail.labels().get(category);
    return label == null ? null : informative(label.getStage(), Scored.of(label));
  }

  private LabelScore judged(String category, String by, Thresholds thresholds, Scored scored) {
    Double screen =
        thresholds.screenShare() > 0 && scored.calibrated() ? this.screen.get(category) : null;
    double probability =
        screen == null
            ? scored.probability()
            : OpinionPool.of(scored.probability(), screen, thresholds.screenShare());
    boolean flagged = scored.calibrated() && thresholds.flags(probability);
    return LabelScore.newBuilder()
        .setStage(by)
        .setScore(scored.score())
        .setProbability(probability)
        .setAllow(thresholds.allow())
        .setAct(thresholds.act())
        .setScreenShare(thresholds.screenShare())
        .setStageProbability(screen == null ? null : scored.probability())
        .setFlagged(flagged)
        .setSure(flagged || thresholds.clears(probability))
        .setCalibrated(scored.calibrated())
        .build();
  }

  private static LabelScore informative(String by, Scored scored) {
    return LabelScore.newBuilder()
        .setStage(by)
        .setScore(scored.score())
        .setProbability(scored.probability())
        .setFlagged(false)
        .setCalibrated(scored.calibrated())
        .build();
  }

  private static boolean isStricter(@Nullable CategoryPolicy rules, Action action) {
    return rules != null && rules.action().compareTo(action) > 0;
  }
}
