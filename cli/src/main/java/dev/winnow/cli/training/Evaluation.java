package dev.winnow.cli.training;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.evaluate.EvaluationReport;
import dev.winnow.training.evaluate.Prediction;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Puts labelled rows through a cascade, so many at once, and counts what came of them. */
final class Evaluation {
  /** Rows: enough for full batches, few enough for any queue. */
  private static final int IN_FLIGHT = 256;

  private final Cascade cascade;
  private final EvaluationReport report;
  private final boolean stated;
  private final Semaphore free = new Semaphore(IN_FLIGHT);

  /**
   * An evaluation into a report.
   *
   * @param stated whether rows tell which language they are in
   */
  Evaluation(Cascade cascade, EvaluationReport report, boolean stated) {
    this.cascade = cascade;
    this.report = report;
    this.stated = stated;
  }

  /** Waits while too many rows are under way. */
  void submit(LabelledRow row) {
    free.acquireUninterruptibly();
    cascade
        .judge(stated ? LabelledItem.of(row) : LabelledItem.unstated(row))
        .whenComplete(
            (verdict, failure) -> {
              try {
                count(row, verdict);
              } finally {
                free.release();
              }
            });
  }

  /** Waits for all rows. */
  EvaluationReport finish() {
    free.acquireUninterruptibly(IN_FLIGHT);
    free.release(IN_FLIGHT);
    return report;
  }

  private void count(LabelledRow row, @Nullable Verdict verdict) {
    if (verdict == null) {
      report.addFailure(row);
    } else {
      report.add(row, predictions(verdict), decidedBy(verdict), verdict.getAction());
    }
  }

  private static Map<String, Prediction> predictions(Verdict verdict) {
    Map<String, Prediction> predictions = new HashMap<>();
    for (Map.Entry<String, LabelScore> label : verdict.getLabels().entrySet()) {
      LabelScore score = label.getValue();
      predictions.put(
          label.getKey(),
          new Prediction(score.getProbability(), score.getFlagged(), score.getStage()));
    }
    return predictions;
  }

  private static String decidedBy(Verdict verdict) {
    return verdict.getFinal$() ? verdict.getDecidedBy() : Stage.PEOPLE.term();
  }
}
