package dev.winnow.cli.feedback;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.training.audit.WeightedBound;
import dev.winnow.training.certify.Limits;
import java.util.List;

/**
 * Whether a category keeps its limits. Each is shown at the full confidence: that one of them is
 * broken is refuted only where each is, which needs no correction.
 */
record CategoryFinding(String category, LimitFinding wrong, LimitFinding missed, int unclear) {
  static CategoryFinding of(
      String category,
      CategoryPolicy rules,
      Limits limits,
      List<FeedbackItem> items,
      double confidence) {
    CategoryGroups groups = CategoryGroups.of(category, rules, items);
    return new CategoryFinding(
        category,
        LimitFinding.of(
            limits.wrong(),
            groups.actedCovered(),
            WeightedBound.wrong(groups.acted(), confidence),
            WeightedBound.answersForWrong(groups.acted(), limits.wrong(), confidence)),
        LimitFinding.of(
            limits.missed(),
            groups.passedCovered(),
            WeightedBound.missed(groups.passed(), groups.found(), confidence),
            WeightedBound.answersForMissed(
                groups.passed(), groups.found(), limits.missed(), confidence)),
        groups.unclear());
  }

  boolean isKept() {
    return wrong.isKept() && missed.isKept();
  }
}
