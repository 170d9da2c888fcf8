package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a second opinion on an item is worth, 0 to 1: the harm that is in doubt times how much
 * it is.
 *
 * <pre>
 * worth = max over the unsure categories c of harm(c) · uncertainty(c)
 *
 * harm(c)        = 1 where the policy removes what is flagged in c, 1/2 where it limits it
 * uncertainty(c) = 1 - |p - (allow + act) / 2| / ((act - allow) / 2), at least 0
 * </pre>
 *
 * with the probability p that the earlier stages found and the thresholds it was judged by: 1 in
 * the middle between them, 0 at either. Of what was not found, and of a trigger, whose score is no
 * probability, nothing is known: its uncertainty counts as 1/2, neither first nor last. That of a
 * category whose thresholds are one is 1. A category that the policy does not name does no harm.
 *
 * <p>Whoever waits is raised by its age: at the time t an item has the priority {@code worth + (t -
 * since) / headStart}, with {@link #headStart half} of the time that it may wait at most. So an
 * item of no worth at its deadline comes before one of full worth in its first half. All who wait
 * are raised alike, so {@code since - headStart · worth} gives their order at any time, lowest
 * first.
 */
final class Worth {
  private static final Duration UNLESS_IT_ENDS = Duration.ofHours(12);

  private static final double UNKNOWN = 0.5;

  private Worth() {}

  static double of(Policy policy, EscalationRequest request) {
    double most = 0;
    for (String category : request.getUnsure()) {
      CategoryPolicy rules = policy.categories().get(category);
      if (rules != null) {
        double harm = rules.action() == Action.REMOVE ? 1 : 0.5;
        most = Math.max(most, harm * uncertainty(request.getLabels().get(category)));
      }
    }
    return most;
  }

  /** The time that full worth is worth. */
  static Duration headStart(Optional<Duration> longestWait) {
    return longestWait.orElse(UNLESS_IT_ENDS).dividedBy(2);
  }

  private static double uncertainty(@Nullable LabelScore label) {
    if (label == null || !label.getCalibrated()) {
      return UNKNOWN;
    }
    double reach = (label.getAct() - label.getAllow()) / 2;
    double middle = (label.getAct() + label.getAllow()) / 2;
    return reach <= 0 ? 1 : Math.max(0, 1 - Math.abs(label.getProbability() - middle) / reach);
  }
}
