package dev.winnow.cli.feedback;

import dev.winnow.cli.feedback.FeedbackItem.Ending;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.training.audit.SampledGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One category on the items of a stream: groups of those that ended alike and were drawn alike, for
 * only such are a plain sample of each other.
 *
 * @param acted what machines acted on; hits are harmless
 * @param passed what machines let pass; hits are violations
 * @param others what people decided, or another category ended; hits are violations
 * @param unclear answers that act and do not say whether for this category
 * @param actedCovered whether any of what machines acted on may be drawn, not only what is near a
 *     threshold
 * @param passedCovered the same of what they let pass
 */
record CategoryGroups(
    List<SampledGroup> acted,
    List<SampledGroup> passed,
    List<SampledGroup> others,
    int unclear,
    boolean actedCovered,
    boolean passedCovered) {
  CategoryGroups {
    acted = List.copyOf(acted);
    passed = List.copyOf(passed);
    others = List.copyOf(others);
  }

  /** Where an answer is unclear, it counts against the thresholds. */
  static CategoryGroups of(String category, CategoryPolicy rules, List<FeedbackItem> items) {
    Map<Ending, Map<List<Double>, int[]>> counts = new EnumMap<>(Ending.class);
    Map<Ending, Boolean> covered = new EnumMap<>(Ending.class);
    int unclear = 0;
    for (FeedbackItem item : items) {
      Ending ending = item.ending(category, rules);
      covered.merge(ending, !item.draw().near(), Boolean::logicalOr);
      int[] count =
          counts
              .computeIfAbsent(ending, key -> new HashMap<>())
              .computeIfAbsent(
                  List.of(item.draw().probability(), item.draw().asked()), key -> new int[3]);
      count[0]++;
      if (item.answer() != null) {
        Boolean violation = item.isViolation(category);
        unclear += violation == null ? 1 : 0;
        count[1]++;
        count[2] += isHit(ending, violation) ? 1 : 0;
      }
    }
    return new CategoryGroups(
        groups(counts, Ending.ACTED),
        groups(counts, Ending.PASSED),
        groups(counts, Ending.OTHER),
        unclear,
        covered.getOrDefault(Ending.ACTED, false),
        covered.getOrDefault(Ending.PASSED, false));
  }

  /** What was acted on rightly is a violation that was not missed. */
  List<SampledGroup> found() {
    List<SampledGroup> found = new ArrayList<>(others);
    for (SampledGroup group : acted) {
      found.add(
          new SampledGroup(
              group.probability(), group.drawn(), group.judged(), group.judged() - group.hits()));
    }
    return found;
  }

  private static boolean isHit(Ending ending, @Nullable Boolean violation) {
    return switch (ending) {
      case ACTED -> violation == null || !violation;
      case PASSED -> violation == null || violation;
      case OTHER -> violation != null && violation;
    };
  }

  private static List<SampledGroup> groups(
      Map<Ending, Map<List<Double>, int[]>> counts, Ending ending) {
    List<SampledGroup> groups = new ArrayList<>();
    counts
        .getOrDefault(ending, Map.of())
        .forEach(
            (draw, count) ->
                groups.add(new SampledGroup(draw.get(0), count[0], count[1], count[2])));
    return groups;
  }
}
