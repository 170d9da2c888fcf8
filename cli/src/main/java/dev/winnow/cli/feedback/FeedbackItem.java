package dev.winnow.cli.feedback;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item that was drawn to be checked, or that people were asked to decide.
 *
 * @param key names it
 * @param draw how it came to be looked at
 * @param policyVersion that it was decided under
 * @param action that a machine took; review where people were asked
 * @param labels what machines found
 * @param answer what people said; null where they have not, or were not asked
 */
record FeedbackItem(
    ItemKey key,
    Draw draw,
    long policyVersion,
    Action action,
    Map<String, LabelScore> labels,
    @Nullable Feedback answer) {
  FeedbackItem {
    labels = Map.copyOf(labels);
  }

  /**
   * With what probability an item is drawn, and people are asked about one that is; whether its
   * decision lay near a threshold.
   */
  record Draw(double probability, double asked, boolean near) {
    /** Each item that machines leave to people. */
    static final Draw REVIEW = new Draw(1, 1, false);
  }

  /** What machines alone did about a category. */
  enum Ending {
    ACTED,
    PASSED,
    /** Left to people, or acted on for another category. */
    OTHER
  }

  Ending ending(String category, CategoryPolicy rules) {
    if (action == Action.REVIEW) {
      return Ending.OTHER;
    }
    if (isFlagged(category)) {
      return Ending.ACTED;
    }
    return action.compareTo(rules.action()) < 0 ? Ending.PASSED : Ending.OTHER;
  }

  /**
   * Whether people find a violation of a category in it: null where their answer acts, and does not
   * say what for.
   */
  @Nullable Boolean isViolation(String category) {
    return said().isViolation(category);
  }

  private AnsweredItem said() {
    if (answer == null) {
      throw new IllegalStateException("answer: none (expected: an item that was answered)");
    }
    Map<String, Boolean> flagged = new HashMap<>();
    labels.forEach((category, label) -> flagged.put(category, label.getFlagged()));
    return new AnsweredItem(answer, flagged);
  }

  private boolean isFlagged(String category) {
    LabelScore label = labels.get(category);
    return label != null && label.getFlagged();
  }
}
