package dev.winnow.cli.thresholds;

import java.util.ArrayList;
import java.util.List;

/** Says where answers are too few to prove a limit, even had no machine ever been wrong. */
final class AnswerShortage {
  private AnswerShortage() {}

  /** By category; counted in answers to checks, of both sides of the split. */
  static List<Shortage> of(
      PolicyDraft draft, AnswerProof proof, AnswerSplit split, double confidence) {
    List<Shortage> all = new ArrayList<>();
    int have = checks(split.searched()) + checks(split.proven());
    for (CategoryLimits wanted : draft.wanted()) {
      double limit = Math.min(wanted.limits().wrong(), wanted.limits().missed());
      double times = proof.violations(wanted.category(), split).timesNeeded(limit, confidence);
      if (times > 1) {
        int need = Double.isInfinite(times) ? 0 : (int) Math.ceil(times * have);
        all.add(new Shortage(wanted.category(), "answers", have, need));
      }
    }
    return all;
  }

  private static int checks(List<AnswerRow> rows) {
    return (int) rows.stream().filter(row -> row.isJudged() && !row.stratum().isReview()).count();
  }
}
