package dev.winnow.runtime.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads that read one encoder through different adapters, in one classifier. */
class AdapterHeadsTest {
  private static final List<String> TEXTS = Sentences.some(12, 3);

  private final AdapterPackages packages;
  private final EncoderManifest base;
  private final AdapterManifest narrow;
  private final AdapterManifest wide;

  AdapterHeadsTest(@TempDir Path models) throws IOException {
    packages = new AdapterPackages(models);
    base = packages.tiny();
    List<LinearLayer> all = List.copyOf(packages.layers(base).values());
    narrow = RandomAdapter.write(models, "narrow", base, all.subList(2, 4), 4, 0.4, 2);
    wide = RandomAdapter.write(models, "wide", base, all, 8, 0.3, 3);
  }

  @BeforeEach
  void addHeads() throws IOException {
    packages.head(base, "plain", 1, "", "");
    packages.head(base, "through_narrow", 2, "narrow", narrow.adapterSha256());
    packages.head(base, "through_wide", 3, "wide", wide.adapterSha256());
  }

  @Test
  void each_scores_as_on_an_encoder_with_its_adapter_merged() throws IOException {
    EncoderManifest mergedNarrow = packages.merge(base, "narrow", "merged-narrow");
    EncoderManifest mergedWide = packages.merge(base, "wide", "merged-wide");
    packages.head(mergedNarrow, "through_narrow", 2, "", "");
    packages.head(mergedWide, "through_wide", 3, "", "");
    List<Classification> together = classify(base, Wanted.ALL);
    List<Classification> narrowAlone = classify(mergedNarrow, Wanted.ALL);
    List<Classification> wideAlone = classify(mergedWide, Wanted.ALL);
    List<Classification> plainAlone = classify(base, Wanted.of("plain"));
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(together.get(i).scores())
          .containsOnlyKeys("plain", "through_narrow", "through_wide");
      assertThat(score(together.get(i), "through_narrow"))
          .isCloseTo(score(narrowAlone.get(i), "through_narrow"), within(1e-4));
      assertThat(score(together.get(i), "through_wide"))
          .isCloseTo(score(wideAlone.get(i), "through_wide"), within(1e-4));
      assertThat(score(together.get(i), "plain"))
          .isCloseTo(score(plainAlone.get(i), "plain"), within(1e-6));
    }
  }

  @Test
  void an_answer_names_the_adapters_that_ran() {
    Classification one = classify(base, Wanted.of("through_wide")).get(0);
    assertThat(one.models())
        .extracting(ModelIdentity::id)
        .containsExactly("base", "wide", "base-through_wide");
    assertThat(one.models().get(1).sha256()).isEqualTo(wide.adapterSha256());
    Classification all = classify(base, Wanted.ALL).get(0);
    assertThat(all.models())
        .extracting(ModelIdentity::id)
        .containsExactlyInAnyOrder(
            "base", "narrow", "wide", "base-plain", "base-through_narrow", "base-through_wide");
  }

  @Test
  void a_head_of_other_weights_of_its_adapter_is_refused() throws IOException {
    packages.head(base, "through_wide", 3, "wide", narrow.adapterSha256());

    assertThatThrownBy(() -> classify(base, Wanted.ALL))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "head: base-through_wide needs adapter wide, sha256 %s (found: %s)"
                .formatted(narrow.adapterSha256(), wide.adapterSha256()));
  }

  @Test
  void the_same_weights_at_another_scale_are_another_adapter() throws IOException {
    AdapterManifest louder = rescaled("wide");
    assertThat(louder.sha256().get(AdapterManifest.WEIGHTS))
        .isEqualTo(wide.sha256().get(AdapterManifest.WEIGHTS));
    assertThat(louder.adapterSha256()).isNotEqualTo(wide.adapterSha256());

    assertThatThrownBy(() -> classify(base, Wanted.ALL))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("head: base-through_wide needs adapter wide, sha256 ");
  }

  /** Writes the adapter with twice its alpha over itself. */
  private AdapterManifest rescaled(String id) throws IOException {
    Path folder = packages.folder().resolve(id);
    Path config = folder.resolve(AdapterManifest.CONFIG);
    Files.writeString(
        config, Files.readString(config).replace("\"lora_alpha\": 16", "\"lora_alpha\": 32"));
    AdapterManifest changed =
        new AdapterManifest(
            id,
            wide.version(),
            wide.encoder(),
            wide.encoderSha256(),
            wide.weights(),
            wide.config(),
            wide.rank(),
            2 * wide.alpha(),
            wide.targets(),
            Map.of(
                AdapterManifest.WEIGHTS, wide.sha256().getOrDefault(AdapterManifest.WEIGHTS, ""),
                AdapterManifest.CONFIG, Sha256.of(config)));
    ManifestFile.write(folder, changed);
    return changed;
  }

  private List<Classification> classify(EncoderManifest encoder, Wanted wanted) {
    ClassifierSpec spec =
        ClassifierSpec.of(packages.folder(), encoder.id())
            .withDevice(Device.CPU)
            .withThreads(2)
            .withCacheEntries(0);
    try (Classifier classifier = ModelHost.acquire(spec)) {
      List<CompletableFuture<Classification>> answers =
          TEXTS.stream().map(text -> classifier.classify(text, wanted)).toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private static double score(Classification classification, String category) {
    return classification.scores().getOrDefault(category, new CategoryScore(-1, -1)).score();
  }
}
