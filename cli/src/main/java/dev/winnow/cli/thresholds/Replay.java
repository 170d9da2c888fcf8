package dev.winnow.cli.thresholds;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts recorded rows through the real cascade, engine and routes included, under any policy; only
 * the models do not run again.
 */
final class Replay {
  private final Guard guard;
  private final List<CascadeStage> stages;

  /**
   * A replay of a recording.
   *
   * @param recorded the stages that it was taken from
   */
  Replay(Guard guard, List<CascadeStage> recorded, List<RecordedRow> rows) {
    this.guard = guard;
    this.stages = new ArrayList<>();
    for (int at = 0; at < recorded.size(); at++) {
      Classifier classifier = recorded.get(at).classifier();
      Map<String, Classification> found = new HashMap<>();
      for (RecordedRow row : rows) {
        found.put(row.text(), row.found().get(at));
      }
      stages.add(
          new CascadeStage(
              recorded.get(at).stage(),
              new RecordedClassifier(found, classifier.models(), classifier.categories())));
    }
  }

  /** The verdict on each row of the stages that the moderate job runs. */
  List<Verdict> moderated(Policy policy, List<RecordedRow> rows) {
    List<CascadeStage> own =
        stages.stream().filter(stage -> stage.stage().compareTo(Stage.GENERAL) < 0).toList();
    try (Cascade cascade = new Cascade(guard, policy, own, Clock.systemUTC())) {
      return rows.stream().map(row -> cascade.judge(row.item()).join()).toList();
    }
  }

  /** What comes of each row; of one that comes several times it is worked out once. */
  List<Outcome> under(Policy policy, List<RecordedRow> rows) {
    try (Cascade cascade = new Cascade(guard, policy, stages, Clock.systemUTC())) {
      Map<RecordedRow, Outcome> known = new IdentityHashMap<>();
      return rows.stream()
          .map(
              row ->
                  known.computeIfAbsent(row, each -> Outcome.of(cascade.judge(each.item()).join())))
          .toList();
    }
  }
}
