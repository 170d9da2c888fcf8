package dev.winnow.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.pace.Loading;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // by JUnit
class EncoderDeploymentTest {
  private static final BatchLimits LIMITS = new BatchLimits(256, Duration.ofMillis(2), 20_000);
  private static final String TEXT = "The kettle whistled while rain drummed on the tin roof.";

  @TempDir private static Path folder;
  private static ClassifierSpec base;
  private static TestPackages start;
  private static TestPackages next;
  private static TestPackages bare;

  private final AtomicInteger open = new AtomicInteger();

  @BeforeAll
  static void packages() throws IOException {
    start = new TestPackages(folder.resolve("start"), BuiltModels.MINILM);
    start.addHead("spam", 1);
    next = TestPackages.withVersion(folder.resolve("next"), BuiltModels.MINILM, 7);
    next.addHead("spam", 2);
    bare = TestPackages.withVersion(folder.resolve("bare"), BuiltModels.MINILM, 8);
    base =
        ClassifierSpec.of(start.folder(), BuiltModels.MINILM)
            .withDevice(Device.CPU)
            .withThreads(1)
            .withLimits(LIMITS);
  }

  @Test
  void an_encoder_takes_the_place_of_another_with_its_heads_and_leaves_with_them() {
    try (LiveClassifier live = new LiveClassifier(base, true, this::counted)) {
      Classification before = live.classify(TEXT).join();

      assertThat(live.serve(List.of(deployment(next)))).allMatch(DeploymentStatus::serves);

      Classification after = live.classify(TEXT).join();
      assertThat(encoder(before)).isEqualTo(start.encoder().modelSha256());
      assertThat(encoder(after)).isEqualTo(next.encoder().modelSha256());
      assertThat(after.scores().keySet()).isEqualTo(before.scores().keySet());
      assertThat(after.scores()).isNotEqualTo(before.scores());
      assertThat(open).hasValue(1);

      assertThat(live.serve(List.of())).isEmpty();
      assertThat(live.classify(TEXT).join()).isEqualTo(before);
      assertThat(open).hasValue(1);
    }
    assertThat(open).hasValue(0);
  }

  @Test
  void an_encoder_without_heads_of_its_own_is_refused_and_nothing_of_it_stays() {
    try (LiveClassifier live = new LiveClassifier(base, true, this::counted)) {
      Classification before = live.classify(TEXT).join();

      assertThat(live.serve(List.of(deployment(bare))))
          .singleElement()
          .satisfies(
              status ->
                  assertThat(status.refusal()).contains("spam", bare.encoder().modelSha256()));

      assertThat(live.classify(TEXT).join()).isEqualTo(before);
      assertThat(open).hasValue(1);
    }
  }

  @Test
  void what_is_loaded_beside_a_service_leaves_the_cores_to_it_most_of_the_time() {
    AtomicLong rested = new AtomicLong(-1);
    try (LiveClassifier live =
        new LiveClassifier(
            base,
            true,
            spec -> {
              rested.set(restAfter(Duration.ofMillis(40)));
              return counted(spec);
            })) {
      assertThat(rested.get()).isNotNegative();

      live.serve(List.of(deployment(next)));

      assertThat(Duration.ofNanos(rested.get())).isGreaterThan(Duration.ofMillis(100));
    }
  }

  /** How long the thread rests in the middle of a load, in nanoseconds. */
  private static long restAfter(Duration work) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < work.toNanos()) {
      Thread.onSpinWait();
    }
    long before = System.nanoTime();
    Loading.step();
    return System.nanoTime() - before;
  }

  private static Deployment deployment(TestPackages packages) {
    Path of = packages.folder();
    return new Deployment(of.getFileName().toString(), of, PackageSet.of(of).sha256(), 1, false);
  }

  private static String encoder(Classification found) {
    return found.models().get(0).sha256();
  }

  /** What the host gives, counted until it is closed. */
  private Classifier counted(ClassifierSpec spec) {
    Classifier classifier = ModelHost.acquire(spec);
    open.incrementAndGet();
    return new Classifier() {
      @Override
      public CompletableFuture<Classification> classify(String text, Wanted wanted) {
        return classifier.classify(text, wanted);
      }

      @Override
      public List<Classification> onProbes() {
        return classifier.onProbes();
      }

      @Override
      public List<ModelIdentity> models() {
        return classifier.models();
      }

      @Override
      public List<String> categories() {
        return classifier.categories();
      }

      @Override
      public void close() {
        classifier.close();
        open.decrementAndGet();
      }
    };
  }
}
