package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.winnow.runtime.batch.BatchLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchingClassifierTest {
  private static final BatchLimits LIMITS = new BatchLimits(64, Duration.ofMillis(2), 640);

  @Test
  void answers_each_text_with_its_own_scores() {
    try (Classifier classifier = classifier(FakeTextModel.running(), 4)) {
      List<String> texts = IntStream.range(0, 2000).mapToObj(i -> "text " + i).toList();
      List<CompletableFuture<Classification>> answers =
          texts.stream().map(classifier::classify).toList();
      for (int i = 0; i < texts.size(); i++) {
        assertThat(answers.get(i).join().scores().get("sum"))
            .isEqualTo(new CategoryScore(sum(texts.get(i)), sum(texts.get(i))));
      }
    }
  }

  @Test
  void texts_that_wait_together_run_together() {
    FakeTextModel model = new FakeTextModel();
    try (Classifier classifier = classifier(model, 1)) {
      List<CompletableFuture<Classification>> answers =
          IntStream.range(0, 41).mapToObj(i -> classifier.classify("12345678")).toList();
      model.runs.release(100);
      answers.forEach(CompletableFuture::join);
    }
    assertThat(model.batchSizes).allMatch(size -> size <= 8);
    assertThat(model.batchSizes.stream().filter(size -> size == 8).count())
        .isGreaterThanOrEqualTo(4);
  }

  @Test
  void a_guilty_text_fails_alone() {
    FakeTextModel model = new FakeTextModel();
    try (Classifier classifier = classifier(model, 1)) {
      List<CompletableFuture<Classification>> answers =
          List.of("fine 1", "fine 2", "guilty!", "fine 3").stream()
              .map(classifier::classify)
              .toList();
      model.runs.release(100);
      for (int good : new int[] {0, 1, 3}) {
        assertThat(answers.get(good).join().tokens()).isEqualTo(6);
      }
      assertThatThrownBy(answers.get(2)::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(ClassificationException.class)
          .hasMessage("no scores for a text of 7 tokens")
          .hasRootCauseMessage("guilty");
      assertThat(classifier.classify("still here").join().tokens()).isEqualTo(10);
    }
  }

  @Test
  void a_text_that_cannot_be_tokenised_fails_without_its_content() {
    try (Classifier classifier = classifier(FakeTextModel.running(), 1)) {
      assertThatThrownBy(classifier.classify("secret?")::join)
          .cause()
          .isInstanceOf(ClassificationException.class)
          .hasMessage("a text of 7 characters cannot be tokenised");
    }
  }

  @Test
  void a_full_queue_holds_its_caller_until_there_is_room() {
    FakeTextModel model = new FakeTextModel();
    try (Classifier classifier = classifier(model, 1)) {
      CompletableFuture<List<CompletableFuture<Classification>>> submitted =
          CompletableFuture.supplyAsync(
              () -> IntStream.range(0, 200).mapToObj(i -> classifier.classify("12345678")).toList(),
              task -> new Thread(task, "submitter").start());
      await().atMost(Duration.ofSeconds(10)).until(() -> threadWaits("submitter"));
      assertThat(submitted).isNotDone();
      model.runs.release(1000);
      submitted.join().forEach(CompletableFuture::join);
    }
  }

  @Test
  void an_interruption_loses_no_text_and_is_kept() {
    try (Classifier classifier = classifier(FakeTextModel.running(), 1)) {
      Thread.currentThread().interrupt();
      CompletableFuture<Classification> answer = classifier.classify("text");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer.join().tokens()).isEqualTo(4);
    }
  }

  @Test
  void close_answers_what_was_accepted_and_then_frees_the_model() throws Exception {
    FakeTextModel model = new FakeTextModel();
    Classifier classifier = classifier(model, 2);
    List<CompletableFuture<Classification>> answers =
        IntStream.range(0, 60).mapToObj(i -> classifier.classify("12345678")).toList();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(classifier::close);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> classifier.classify("late"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("classifier: closed"));
    assertThat(model.closed).hasValue(0);
    model.runs.release(1000);
    closing.get(10, TimeUnit.SECONDS);
    assertThat(answers).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
    assertThat(model.closed).hasValue(1);
  }

  @Test
  void what_a_caller_gave_up_is_not_run() {
    FakeTextModel model = new FakeTextModel();
    try (Classifier classifier = classifier(model, 1)) {
      CompletableFuture<Classification> first = classifier.classify("first");
      await().atMost(Duration.ofSeconds(10)).until(model.runs::hasQueuedThreads);
      classifier.classify("a given-up text").cancel(false);
      CompletableFuture<Classification> last = classifier.classify("last text, longer");
      model.runs.release(2);
      first.join();
      last.join();
      assertThat(model.batchSizes).containsExactly(1, 1);
    }
  }

  private static Classifier classifier(TextModel model, int threads) {
    return new BatchingClassifier(model, LIMITS, threads, System::nanoTime);
  }

  private static boolean threadWaits(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(
            thread -> thread.getName().equals(name) && thread.getState() == Thread.State.WAITING);
  }

  private static double sum(String text) {
    return text.chars().sum();
  }
}
