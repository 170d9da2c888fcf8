package dev.winnow.training.head;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.training.metric.Figures;
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
    double allow,
    double act,
    double precisionAtAct,
    double recallAtAct,
    double missedBelowAllow,
    double unsure,
    double everydayUnsure) {
  static HeadSummary of(TrainedHead head, HeadManifest manifest) {
    Map<String, Figures> sources = new TreeMap<>();
    for (SetRows set : head.sets()) {
      sources.put(set.name(), Figures.of(ScoredRow.labels(head.measuredOn(set.name()))));
    }
    SuggestedThresholds found = head.thresholds();
    return new HeadSummary(
        manifest,
        head.settings(),
        Figures.of(ScoredRow.labels(head.pooled())),
        sources,
        found.allow(),
        found.act(),
        found.precision(),
        found.recall(),
        found.missed(),
        found.unsure(),
        found.everydayUnsure());
  }
}
