package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.winnow.runtime.batch.BatchLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CachingClassifierTest {
  private static final BatchLimits ONE_BY_ONE = new BatchLimits(1, Duration.ZERO, 100_000);

  @Test
  void a_repeat_is_answered_without_a_run() {
    FakeTextModel model = FakeTextModel.running();
    try (Classifier classifier = classifier(model, 10)) {
      Classification first = classifier.classify("again").join();
      assertThat(classifier.classify("again").join()).isEqualTo(first);
      assertThat(classifier.classify("other").join()).isNotEqualTo(first);
      assertThat(model.batchSizes).hasSize(2);
    }
  }

  @Test
  void equal_texts_that_are_under_way_run_once() {
    FakeTextModel model = new FakeTextModel();
    try (Classifier classifier = classifier(model, 10)) {
      List<CompletableFuture<Classification>> answers =
          Stream.generate(() -> classifier.classify("same")).limit(50).toList();
      model.runs.release(100);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.join().tokens()).isEqualTo(4));
      assertThat(model.batchSizes).hasSize(1);
    }
  }

  @Test
  void one_caller_who_gives_up_leaves_the_others_their_answer() {
    FakeTextModel model = new FakeTextModel();
    try (Classifier classifier = classifier(model, 10)) {
      CompletableFuture<Classification> first = classifier.classify("same");
      CompletableFuture<Classification> second = classifier.classify("same");
      first.cancel(false);
      model.runs.release(100);
      assertThat(second.join().tokens()).isEqualTo(4);
    }
  }

  @Test
  void a_failure_reaches_all_who_wait_and_is_not_kept() {
    FakeTextModel model = FakeTextModel.running();
    try (Classifier classifier = classifier(model, 10)) {
      for (int i = 1; i <= 2; i++) {
        CompletableFuture<Classification> answer = classifier.classify("guilty!");
        assertThatThrownBy(answer::join).cause().isInstanceOf(ClassificationException.class);
        int runs = i;
        await().atMost(Duration.ofSeconds(5)).until(() -> model.batchSizes.size() == runs);
      }
    }
  }

  @Test
  void forgets_the_text_that_was_longest_not_asked_for() {
    FakeTextModel model = FakeTextModel.running();
    try (Classifier classifier = classifier(model, 2)) {
      Stream.of("a", "b", "a", "c").forEach(text -> classifier.classify(text).join());
      assertThat(model.batchSizes).hasSize(3);
      classifier.classify("a").join();
      assertThat(model.batchSizes).hasSize(3);
      classifier.classify("b").join();
      assertThat(model.batchSizes).hasSize(4);
    }
  }

  @Test
  void what_was_wanted_is_part_of_the_question_and_nothing_takes_no_place() {
    FakeTextModel model = FakeTextModel.running();
    try (Classifier classifier = classifier(model, 1)) {
      classifier.classify("a").join();
      assertThat(classifier.classify("a", Wanted.of("other")).join().scores()).isEmpty();
      classifier.classify("a").join();
      assertThat(model.batchSizes).hasSize(1);
      classifier.classify("a", Wanted.of("sum")).join();
      assertThat(model.batchSizes).hasSize(2);
    }
  }

  @Test
  void texts_that_tokenise_alike_share_a_key_and_others_do_not() {
    assertThat(TextKey.of("lone \uD83D")).isEqualTo(TextKey.of("lone \uFFFD"));
    assertThat(TextKey.of("Text")).isNotEqualTo(TextKey.of("text"));
    assertThat(TextKey.of("")).isNotEqualTo(TextKey.of("\0"));
  }

  @Test
  void refuses_calls_after_it_is_closed() {
    Classifier classifier = classifier(FakeTextModel.running(), 10);
    classifier.classify("known").join();
    classifier.close();
    assertThatThrownBy(() -> classifier.classify("new")).hasMessage("classifier: closed");
  }

  private static Classifier classifier(TextModel model, int entries) {
    return new CachingClassifier(
        new BatchingClassifier(model, ONE_BY_ONE, 1, System::nanoTime), entries);
  }
}
