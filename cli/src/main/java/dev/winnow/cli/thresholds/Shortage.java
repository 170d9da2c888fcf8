package dev.winnow.cli.thresholds;

import dev.winnow.training.certify.Binomial;
import dev.winnow.training.certify.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are missing: with fewer, the limits could not be proven even if not one error came.
 *
 * @param rows {@code violations}, {@code harmless} or {@code answers}
 * @param have such rows given, of both sides of the split
 * @param need about so many are needed; with just these no error may come, so more are better. 0
 *     where no number can be told
 */
record Shortage(String category, String rows, int have, int need) {
  static List<Shortage> of(PolicyDraft draft, SplitRows split, Terms terms) {
    List<Shortage> all = new ArrayList<>();
    for (CategoryLimits wanted : draft.wanted()) {
      LabelledPart searched = LabelledPart.of(wanted.category(), split.searched());
      LabelledPart proven = LabelledPart.of(wanted.category(), split.proven());
      int violations = wanted.limits().fewestPositives(terms.confidence());
      if (proven.positives() < violations) {
        all.add(
            new Shortage(
                wanted.category(),
                "violations",
                searched.positives() + proven.positives(),
                whole(violations)));
      }
      if (isMixShort(proven, wanted.limits(), terms)) {
        double prevalence = terms.prevalence().orElse(1);
        double rows =
            Binomial.fewestCases(wanted.limits().wrong(), terms.confidence()) / prevalence;
        all.add(
            new Shortage(
                wanted.category(),
                "harmless",
                searched.negatives() + proven.negatives(),
                whole(rows * (1 - prevalence))));
      }
    }
    return all;
  }

  /** Whether the mix holds fewer violations than must be acted on. */
  private static boolean isMixShort(LabelledPart proven, Limits limits, Terms terms) {
    int violations = 0;
    for (int at : proven.mix(terms)) {
      violations += proven.truth()[at] ? 1 : 0;
    }
    return terms.prevalence().isPresent()
        && violations < Binomial.fewestCases(limits.wrong(), terms.confidence());
  }

  private static int whole(double proven) {
    return (int) Math.ceil(proven * SplitRows.WHOLE);
  }

  @Override
  public String toString() {
    return "%s: %s: %d (expected: %s)"
        .formatted(category, rows, have, need > 0 ? "about " + need + " or more" : "far more");
  }
}
