package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real encoder under heads with made-up weights: the whole way from a text to its scores. */
class ScoresTest {
  private static final List<String> TEXTS = Sentences.some(60, 11);
  private static final BatchLimits ALONE = new BatchLimits(1, Duration.ZERO, 100_000);

  private static Path models = Path.of("");
  private static List<Classification> alone = List.of();

  @BeforeAll
  static void score_each_text_alone(@TempDir Path temporary) throws IOException {
    models = temporary;
    TestPackages packages = new TestPackages(models, BuiltModels.MINILM);
    packages.addHead("spam", 1);
    packages.addHead("hate", 2);
    try (Classifier classifier = ModelHost.acquire(spec().withThreads(1).withLimits(ALONE))) {
      alone = TEXTS.stream().map(text -> classifier.classify(text).join()).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 256, 3", "1, 4096, 4", "2, 512, 5", "4, 1024, 6", "3, 256, 7", "2, 16384, 8"})
  void a_score_never_depends_on_what_shares_its_batch(int threads, int padded, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < TEXTS.size() * 2; i++) {
      order.add(i % TEXTS.size());
    }
    Collections.shuffle(order, new Random(seed));
    BatchLimits limits = new BatchLimits(padded, Duration.ofMillis(20), 100_000);
    try (Classifier classifier =
        ModelHost.acquire(spec().withThreads(threads).withLimits(limits))) {
      List<CompletableFuture<Classification>> answers =
          order.stream().map(i -> classifier.classify(TEXTS.get(i))).toList();
      for (int i = 0; i < order.size(); i++) {
        assertSame(answers.get(i).join(), alone.get(order.get(i)));
      }
    }
  }

  @Test
  void scores_differ_from_text_to_text_and_are_calibrated() {
    PlattCalibration calibration = new PlattCalibration(1.5, -0.25, "c1");
    for (Classification classification : alone) {
      for (CategoryScore score : classification.scores().values()) {
        assertThat(score.probability())
            .isCloseTo(calibration.probability(score.score()), within(1e-9));
      }
    }
    assertThat(alone.stream().mapToDouble(c -> spam(c)).max().orElseThrow()).isGreaterThan(0.8);
    assertThat(alone.stream().mapToDouble(c -> spam(c)).min().orElseThrow()).isLessThan(0.2);
  }

  @Test
  void names_its_models_and_says_when_a_text_was_cut() {
    try (Classifier classifier = ModelHost.acquire(spec())) {
      assertThat(classifier.categories()).containsExactly("hate", "spam");
      assertThat(classifier.models())
          .extracting(ModelIdentity::id, ModelIdentity::calibration)
          .containsExactly(
              tuple("all-minilm-l6-v2", ""),
              tuple("all-minilm-l6-v2-hate", "c1"),
              tuple("all-minilm-l6-v2-spam", "c1"));
      Classification cut = classifier.classify("word ".repeat(5000)).join();
      assertThat(cut.tokens()).isEqualTo(256);
      assertThat(cut.truncated()).isTrue();
      assertThat(classifier.classify("").join().tokens()).isEqualTo(2);
    }
  }

  private static void assertSame(Classification found, Classification expected) {
    assertThat(found.tokens()).isEqualTo(expected.tokens());
    assertThat(found.scores().keySet()).isEqualTo(expected.scores().keySet());
    for (Map.Entry<String, CategoryScore> entry : found.scores().entrySet()) {
      CategoryScore other = expected.scores().getOrDefault(entry.getKey(), entry.getValue());
      assertThat(entry.getValue().score()).isCloseTo(other.score(), within(1e-4));
      assertThat(entry.getValue().probability()).isCloseTo(other.probability(), within(1e-4));
    }
  }

  private static double spam(Classification classification) {
    return classification.scores().getOrDefault("spam", new CategoryScore(-1, -1)).score();
  }

  private static ClassifierSpec spec() {
    return ClassifierSpec.of(models, BuiltModels.MINILM).withDevice(Device.CPU).withCacheEntries(0);
  }
}
