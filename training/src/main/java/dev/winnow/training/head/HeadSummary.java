package dev.winnow.training.head;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.metric.Figures;
import dev.winnow.training.rows.SetRows;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of training one head.
 *
 * @param pooled over the dev rows of all sources that it was trained on
 * @param sources by source
 */
public record HeadSummary(
    HeadManifest manifest,
    String settings,
    Figures pooled,
    Map<String, Figures> sources,
    SuggestedThresholds thresholds) {
  static HeadSummary of(TrainedHead head, HeadManifest manifest) {
    Map<String, Figures> sources = new TreeMap<>();
    for (SetRows set : head.sets()) {
      sources.put(
          set.name(), Figures.of(ScoredRow.labels(ScoredRow.on(set.name(), head.measured()))));
    }
    return new HeadSummary(
        manifest,
        head.settings(),
        Figures.of(ScoredRow.labels(ScoredRow.pooled(head.measured()))),
        sources,
        head.thresholds());
  }
}
