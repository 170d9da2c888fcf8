package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.policy.BrakeRules;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The brakes of all categories that the policy names. Only the task's thread may call. */
final class Brakes {
  private static final Logger LOG = LoggerFactory.getLogger(Brakes.class);

  private final Map<String, BrakeState> states = new HashMap<>();
  private final boolean stated;

  /**
   * Brakes that have seen nothing.
   *
   * @param stated whether the policy's stated rates are of what comes here
   */
  Brakes(boolean stated) {
    this.stated = stated;
  }

  /** Takes in a candidate and the items before it; says whether a brake holds it. */
  boolean holds(Candidate candidate, Policy policy) {
    states.keySet().retainAll(policy.categories().keySet());
    BrakeRules rules = policy.controls().brake();
    if (rules == null) {
      states.clear();
      return false;
    }
    Verdict verdict = candidate.verdict();
    Set<String> flagged = Set.copyOf(Held.flagged(verdict));
    for (String category : policy.categories().keySet()) {
      BrakeState before = states.getOrDefault(category, BrakeState.START);
      BrakeState after =
          before.after(
              candidate.items(),
              flagged.contains(category),
              rules,
              stated ? rules.rates().get(category) : null,
              verdict.getDecidedAt());
      states.put(category, after);
      tell(category, before, after);
    }
    return flagged.stream()
        .anyMatch(category -> states.getOrDefault(category, BrakeState.START).isHeld());
  }

  /** How a category stands; {@link BrakeState#START} where nothing is known of it. */
  BrakeState state(String category) {
    return states.getOrDefault(category, BrakeState.START);
  }

  List<BrakeEntry> snapshot() {
    return states.entrySet().stream()
        .map(one -> new BrakeEntry(one.getKey(), one.getValue()))
        .toList();
  }

  void restore(Iterable<BrakeEntry> entries) {
    entries.forEach(entry -> states.put(entry.category(), entry.state()));
  }

  private static void tell(String category, BrakeState before, BrakeState after) {
    if (after.isHeld() && !before.isHeld()) {
      LOG.warn(
          "brake: {} is flagged far more often than usual ({} of the items), people decide now",
          category,
          "%.4f".formatted(after.reference()));
    } else if (before.isHeld() && !after.isHeld()) {
      LOG.warn("brake: {} is released, machines act on it again", category);
    }
  }
}
