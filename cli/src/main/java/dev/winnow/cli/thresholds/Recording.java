package dev.winnow.cli.thresholds;

import dev.winnow.cli.training.LabelledItem;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.cascade.GuardResult.Accepted;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.ContentItem;
import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Puts every row to every stage, whatever the stages before would have decided, so that any
 * thresholds can be tried on the scores. Submitted to by one thread.
 */
final class Recording {
  /** Rows: enough for full batches, few enough for any queue. */
  private static final int IN_FLIGHT = 256;

  /** No model of a stage reads the language. */
  private static final Classification UNREAD = new Classification(Map.of(), 0, false, List.of());

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
    submit(row, LabelledItem.of(row));
  }

  /** The same of a row whose item is known; whether the guard let it in. */
  boolean submit(LabelledRow row, ContentItem item) {
    if (!(guard.check(item) instanceof Accepted accepted)) {
      rejected++;
      return false;
    }
    String text = Objects.requireNonNull(accepted.item().getText(), "text");
    String language = LanguageTag.primary(row.lang()).orElse(null);
    free.acquireUninterruptibly();
    List<CompletableFuture<Classification>> found =
        stages.stream().map(stage -> found(stage, text, language)).toList();
    rows.add(
        CompletableFuture.allOf(found.toArray(CompletableFuture[]::new))
            .thenApply(
                done ->
                    new RecordedRow(
                        row, item, text, found.stream().map(CompletableFuture::join).toList()))
            .whenComplete((recorded, failure) -> free.release()));
    return true;
  }

  private static CompletableFuture<Classification> found(
      CascadeStage stage, String text, @Nullable String language) {
    return stage
        .classifier()
        .in(language)
        .map(models -> models.classify(text))
        .orElseGet(() -> CompletableFuture.completedFuture(UNREAD));
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
