package dev.winnow.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // by JUnit
class LiveClassifierTest {
  private static final BatchLimits LIMITS = new BatchLimits(256, Duration.ofMillis(2), 20_000);
  private static final String TEXT = "The kettle whistled while rain drummed on the tin roof.";

  @TempDir private static Path folder;
  private static ClassifierSpec base;
  private static HeadManifest first;
  private static HeadManifest second;
  private static Path newHead;

  @BeforeAll
  static void packages() throws IOException {
    TestPackages start = new TestPackages(folder.resolve("start"), BuiltModels.MINILM);
    first = start.addHead("spam", 1);
    start.addHead("toxicity", 5);
    TestPackages later = new TestPackages(folder.resolve("later"), BuiltModels.MINILM);
    second = later.addHead("spam", 2);
    newHead = later.folder().resolve(second.id());
    base =
        ClassifierSpec.of(start.folder(), BuiltModels.MINILM)
            .withDevice(Device.CPU)
            .withThreads(2)
            .withLimits(LIMITS);
  }

  @Test
  void a_deployed_head_takes_the_place_of_its_category_until_it_is_retired() {
    try (LiveClassifier live = LiveClassifier.open(base, true)) {
      Classification before = live.classify(TEXT).join();

      List<DeploymentStatus> statuses = live.serve(List.of(deployment(1, false)));

      assertThat(statuses).singleElement().matches(DeploymentStatus::serves);
      assertThat(statuses.get(0).onProbes().texts()).isPositive();
      assertThat(statuses.get(0).onProbes().maxDifference()).isPositive();
      Classification after = live.classify(TEXT).join();
      assertThat(hashes(after)).contains(second.sha256()).doesNotContain(first.sha256());
      assertThat(after.scores().get("spam")).isNotEqualTo(before.scores().get("spam"));
      assertThat(after.scores().get("toxicity")).isEqualTo(before.scores().get("toxicity"));

      assertThat(live.serve(List.of())).isEmpty();
      assertThat(live.classify(TEXT).join()).isEqualTo(before);
    }
  }

  @Test
  void what_cannot_be_used_is_refused_and_what_serves_goes_on() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken").resolve(second.id()));
    Files.copy(newHead.resolve("model.yaml"), broken.resolve("model.yaml"));
    Files.writeString(broken.resolve("head.onnx"), "garbage");
    try (LiveClassifier live = LiveClassifier.open(base, true)) {
      Classification before = live.classify(TEXT).join();
      Deployment garbage = new Deployment("g", broken, PackageSet.of(broken).sha256(), 1, false);
      Deployment otherContent = new Deployment("o", newHead, "0".repeat(64), 1, false);
      Deployment missing =
          new Deployment("m", folder.resolve("nowhere"), "0".repeat(64), 0.5, true);

      List<DeploymentStatus> statuses = live.serve(List.of(garbage, otherContent, missing));

      assertThat(statuses).hasSize(3).noneMatch(DeploymentStatus::serves);
      assertThat(statuses.toString()).contains("sha256: ", "(expected: 000").doesNotContain(TEXT);
      assertThat(live.classify(TEXT).join()).isEqualTo(before);

      assertThat(live.serve(List.of(garbage, deployment(1, false))))
          .filteredOn(DeploymentStatus::serves)
          .hasSize(1);
      assertThat(hashes(live.classify(TEXT).join())).contains(second.sha256());
    }
  }

  @Test
  void a_share_is_decided_by_the_newcomer_the_same_items_each_time() {
    try (LiveClassifier live = LiveClassifier.open(base, true)) {
      live.serve(List.of(deployment(0.3, false)));
      List<Boolean> taken = taken(live);
      assertThat(taken.stream().filter(Boolean::booleanValue).count()).isBetween(60L, 120L);
      assertThat(taken(live)).isEqualTo(taken);
    }
  }

  private static List<Boolean> taken(LiveClassifier live) {
    return IntStream.range(0, 300)
        .mapToObj(i -> live.classify(TEXT, Wanted.ALL, "tenant/" + i).join())
        .map(found -> hashes(found).contains(second.sha256()))
        .toList();
  }

  @Test
  void a_shadow_scores_without_deciding() {
    try (LiveClassifier live = LiveClassifier.open(base, true)) {
      live.serve(List.of(deployment(1, true)));
      for (String text : Sentences.some(20, 4)) {
        assertThat(hashes(live.classify(text).join())).doesNotContain(second.sha256());
      }
      await().until(() -> live.statuses().get(0).inShadow().texts() == 20);
      Agreement agreement = live.statuses().get(0).inShadow();
      assertThat(agreement.scores()).isEqualTo(40);
      assertThat(agreement.maxDifference()).isPositive();
      assertThat(agreement.sameSide()).isBetween(0.5, 0.99);
    }
  }

  @Test
  void under_load_every_answer_names_the_models_that_gave_it() {
    List<String> texts = Sentences.some(30, 9);
    Map<String, List<Double>> expected = new HashMap<>();
    try (LiveClassifier live = LiveClassifier.open(base, true)) {
      expected.put(first.sha256(), spam(live, texts));
      live.serve(List.of(deployment(1, false)));
      expected.put(second.sha256(), spam(live, texts));

      List<CompletableFuture<Void>> checks = new ArrayList<>();
      CompletableFuture<Void> swaps =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 20; i++) {
                  live.serve(i % 2 == 0 ? List.of() : List.of(deployment(1, false)));
                }
              });
      int round = 0;
      while (!swaps.isDone() || round < 3) {
        for (int i = 0; i < texts.size(); i++) {
          int at = i;
          checks.add(
              live.classify(texts.get(i))
                  .thenAccept(
                      found -> {
                        String named =
                            hashes(found).stream()
                                .filter(expected::containsKey)
                                .reduce("", String::concat);
                        assertThat(spam(found))
                            .isCloseTo(
                                Objects.requireNonNull(expected.get(named)).get(at), within(1e-6));
                      }));
        }
        checks.get(checks.size() - 1).join();
        round++;
      }
      swaps.join();
      CompletableFuture.allOf(checks.toArray(CompletableFuture[]::new)).join();
    }
  }

  @Test
  void a_head_comes_in_over_the_encoder_in_memory_whatever_became_of_its_file(@TempDir Path own)
      throws IOException {
    TestPackages start = new TestPackages(own, BuiltModels.MINILM);
    start.addHead("spam", 1);
    ClassifierSpec spec = ClassifierSpec.of(start.folder(), BuiltModels.MINILM);
    try (LiveClassifier live =
        LiveClassifier.open(spec.withDevice(Device.CPU).withThreads(2).withLimits(LIMITS), true)) {
      Path file = own.resolve(BuiltModels.MINILM).resolve("model.onnx");
      Files.delete(file);
      Files.writeString(file, "garbage");

      assertThat(live.serve(List.of(deployment(1, false))))
          .singleElement()
          .matches(DeploymentStatus::serves);
      assertThat(hashes(live.classify(TEXT).join())).contains(second.sha256());
    }
  }

  @Test
  void what_was_found_in_the_probe_texts_is_what_items_of_these_texts_get() {
    try (Classifier classifier = ModelHost.acquire(base)) {
      List<Classification> found = classifier.onProbes();
      for (int i = 0; i < ProbeTexts.ALL.size(); i++) {
        Classification item = classifier.classify(ProbeTexts.ALL.get(i)).join();
        assertThat(found.get(i).models()).isEqualTo(item.models());
        assertThat(spam(found.get(i))).isCloseTo(spam(item), within(1e-6));
      }
    }
  }

  @Test
  void after_closing_every_call_fails() {
    LiveClassifier live = LiveClassifier.open(base, true);
    live.close();
    live.close();
    assertThatThrownBy(() -> live.classify(TEXT)).hasMessage("classifier: closed");
    assertThatThrownBy(() -> live.serve(List.of())).hasMessage("classifier: closed");
  }

  private static Deployment deployment(double share, boolean shadow) {
    return new Deployment(second.id(), newHead, PackageSet.of(newHead).sha256(), share, shadow);
  }

  private static List<Double> spam(LiveClassifier live, List<String> texts) {
    return texts.stream().map(text -> spam(live.classify(text).join())).toList();
  }

  private static double spam(Classification found) {
    return Objects.requireNonNull(found.scores().get("spam")).score();
  }

  private static List<String> hashes(Classification found) {
    return found.models().stream().map(model -> model.sha256()).toList();
  }
}
