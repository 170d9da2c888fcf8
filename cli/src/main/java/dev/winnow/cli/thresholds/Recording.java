package dev.winnow.cli.thresholds;

import dev.winnow.cli.training.LabelledItem;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.cascade.GuardResult.Accepted;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Puts every row to every stage, whatever the stages before would have decided, so that any
 * thresholds can be tried on the scores. Submitted to by one thread.
 */
final class Recording {
  /** Rows: enough for full batches, few enough for any queue. */
  private static final int IN_FLIGHT = 256;

  private final Guard guard;
  private final List<CascadeStage> stages;
  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final List<CompletableFuture<RecordedRow>> rows = new ArrayList<>();
  private int rejected;

  Recording(Guard guard, List<CascadeStage> stages) {
    this.guard = guard;
    this.stages = List.copyOf(stages);
  }

  /** Waits while too many rows are under way; a row that the guard turns away is only counted. */
  void submit(LabelledRow row) {
    if (!(guard.check(LabelledItem.of(row)) instanceof Accepted accepted)) {
      rejected++;
      return;
    }
    String text = Objects.requireNonNull(accepted.item().getText(), "text");
    free.acquireUninterruptibly();
    List<CompletableFuture<Classification>> found =
        stages.stream().map(stage -> stage.classifier().classify(text)).toList();
    rows.add(
        CompletableFuture.allOf(found.toArray(CompletableFuture[]::new))
            .thenApply(
                done ->
                    new RecordedRow(
                        row, text, found.stream().map(CompletableFuture::join).toList()))
            .whenComplete((recorded, failure) -> free.release()));
  }

  /** Waits for all rows; in the order in which they came. Fails where a model failed. */
  List<RecordedRow> finish() {
    return rows.stream().map(CompletableFuture::join).toList();
  }

  /** Rows that the guard turned away. */
  int rejected() {
    return rejected;
  }
}
