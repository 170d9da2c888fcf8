package dev.winnow.training.card;

import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.ScoredLabels;
import dev.winnow.training.rows.EverydayRows;
import java.util.List;

/**
 * Thresholds for a policy, found on dev in steps of 0.01.
 *
 * <p>{@code act} is the lowest at which nine of ten flagged are positives, no more than one in
 * twenty negatives is flagged and no more than one in a hundred everyday texts. {@code allow} is
 * the highest below which no more than one in twenty positives lie, raised until no more than one
 * in five everyday texts lies between the two.
 *
 * @param precision of what is at or above act
 * @param recall the share of positives at or above act
 * @param missed the share of positives below allow
 * @param unsure the share of all rows between the two
 * @param everydayUnsure the share of harmless everyday texts between the two
 */
public record SuggestedThresholds(
    double allow,
    double act,
    double precision,
    double recall,
    double missed,
    double unsure,
    double everydayUnsure) {
  private static final int STEPS = 100;
  private static final double PRECISION = 0.9;
  private static final double FALSE_ALARMS = 0.05;
  private static final double EVERYDAY_ALARMS = 0.01;
  private static final double MISSED = 0.05;
  private static final double EVERYDAY_UNSURE = 0.2;

  /** Of all rows that a category was measured on. */
  public static SuggestedThresholds of(List<ScoredRow> measured) {
    return of(
        ScoredRow.labels(ScoredRow.pooled(measured)),
        ScoredRow.labels(
            ScoredRow.on(EverydayRows.SOURCE, measured).stream()
                .filter(row -> !row.positive())
                .toList()));
  }

  /**
   * @param rows pooled, with probabilities as scores
   * @param everyday the harmless everyday texts among them
   */
  static SuggestedThresholds of(ScoredLabels rows, ScoredLabels everyday) {
    double act = act(rows, everyday);
    double allow = allow(rows, everyday, act);
    Confusion atAct = Confusion.at(act, rows);
    Confusion atAllow = Confusion.at(allow, rows);
    return new SuggestedThresholds(
        allow,
        act,
        atAct.precision(),
        atAct.recall(),
        1 - atAllow.recall(),
        share(rows, allow) - share(rows, act),
        share(everyday, allow) - share(everyday, act));
  }

  private static double act(ScoredLabels rows, ScoredLabels everyday) {
    for (int step = 1; step < STEPS; step++) {
      double act = (double) step / STEPS;
      Confusion counts = Confusion.at(act, rows);
      if (counts.precision() >= PRECISION
          && counts.falsePositives() <= FALSE_ALARMS * rows.negatives()
          && share(everyday, act) <= EVERYDAY_ALARMS) {
        return act;
      }
    }
    return (STEPS - 1.0) / STEPS;
  }

  private static double allow(ScoredLabels rows, ScoredLabels everyday, double act) {
    int step = 0;
    while ((step + 1.0) / STEPS <= act
        && (1 - Confusion.at((step + 1.0) / STEPS, rows).recall() <= MISSED
            || share(everyday, (double) step / STEPS) - share(everyday, act) > EVERYDAY_UNSURE)) {
      step++;
    }
    return (double) step / STEPS;
  }

  private static double share(ScoredLabels rows, double threshold) {
    return rows.size() == 0 ? 0 : (double) Confusion.at(threshold, rows).flagged() / rows.size();
  }
}
