package dev.winnow.runtime.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters beside one encoder, held against encoders that they were merged into. */
class AdaptableEncoderTest {
  private static final double LIMIT = 1e-4;

  private final Path models;
  private final AdapterPackages packages;

  AdaptableEncoderTest(@TempDir Path models) {
    this.models = models;
    this.packages = new AdapterPackages(models);
  }

  @Test
  void adapters_of_a_small_encoder_give_what_merged_encoders_give() throws IOException {
    EncoderManifest base = packages.tiny();
    Map<String, LinearLayer> layers = packages.layers(base);
    assertThat(layers).hasSize(5);
    List<LinearLayer> all = List.copyOf(layers.values());
    adapter("narrow", base, all.subList(2, 4), 4, 0.4, 2);
    adapter("wide", base, all, 8, 0.3, 3);
    requireAsMerged(base, List.of("narrow", "wide"));
  }

  @Test
  void adapters_of_minilm_give_what_merged_encoders_give() throws IOException {
    EncoderManifest base = packages.minilm();
    Map<String, LinearLayer> layers = packages.layers(base);
    assertThat(layers).hasSize(36);
    List<LinearLayer> attention =
        layers.values().stream()
            .filter(layer -> layer.name().matches(".*attention\\.self\\.(query|value)"))
            .toList();
    assertThat(attention).hasSize(12);
    adapter("four", base, attention, 4, 0.05, 4);
    adapter("eight", base, List.copyOf(layers.values()), 8, 0.03, 5);
    requireAsMerged(base, List.of("four", "eight"));
  }

  @Test
  void names_the_layers_of_the_exported_encoder_as_pytorch_does() throws IOException {
    Map<String, LinearLayer> layers = packages.layers(packages.minilm());
    assertThat(layers.get("encoder.layer.5.intermediate.dense"))
        .satisfies(
            layer -> {
              assertThat(layer.weight()).startsWith("onnx::MatMul_");
              assertThat(layer.in()).isEqualTo(384);
              assertThat(layer.out()).isEqualTo(1536);
            });
    for (int i = 0; i < 6; i++) {
      String layer = "encoder.layer." + i + ".";
      assertThat(layers)
          .containsKeys(
              layer + "attention.self.query",
              layer + "attention.self.key",
              layer + "attention.self.value",
              layer + "attention.output.dense",
              layer + "intermediate.dense",
              layer + "output.dense");
    }
  }

  @Test
  void an_encoder_without_weights_in_float32_is_a_clear_error() throws IOException {
    EncoderManifest base = packages.minilm();
    List<LinearLayer> query =
        List.of(packages.layers(base).get("encoder.layer.0.attention.self.query"));
    Path folder = Files.createDirectories(models.resolve("int8"));
    Files.copy(
        BuiltModels.FOLDER.resolve(BuiltModels.MINILM).resolve("model.onnx"),
        folder.resolve("model.onnx"));
    EncoderManifest int8 = packages.encoder("int8", 768);
    adapter("four", int8, query, 4, 0.1, 6);
    assertThatThrownBy(() -> open(int8, List.of("four")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("module encoder.layer.0.attention.self.query: 0 layers")
        .hasMessageContaining("of the encoder in float32");
  }

  @Test
  void an_adapter_of_another_encoder_is_refused() throws IOException {
    EncoderManifest base = packages.minilm();
    adapter("four", base, List.copyOf(packages.layers(base).values()).subList(0, 1), 4, 0.1, 7);
    EncoderManifest other = packages.tiny();
    assertThatThrownBy(() -> new ModelRepository(models).adapter("four", other))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("adapter: four needs encoder minilm, sha256 ");
  }

  @Test
  void an_unknown_adapter_is_named() throws IOException {
    EncoderManifest base = packages.tiny();
    adapter("narrow", base, List.copyOf(packages.layers(base).values()), 4, 0.4, 2);
    try (Encoder encoder = open(base, List.of("narrow"))) {
      assertThatThrownBy(() -> encoder.newWorker("wide"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("adapter: wide (expected: one of [narrow])");
    }
  }

  /** Both adapters run at once, on threads of their own. */
  private void requireAsMerged(EncoderManifest base, List<String> ids) throws IOException {
    List<List<TokenizedText>> batches = new ArrayList<>();
    List<float[][]> plain = new ArrayList<>();
    try (Encoder encoder =
        Encoder.open(new ModelRepository(models).encoder(base.id()), Device.CPU)) {
      for (int i = 0; i < 4; i++) {
        batches.add(Sentences.some(5, i).stream().map(encoder::tokenize).toList());
        plain.add(encoder.newWorker().encode(batches.get(i)));
      }
    }
    List<List<float[][]>> adapted;
    try (Encoder encoder = open(base, ids)) {
      List<CompletableFuture<List<float[][]>>> runs = new ArrayList<>();
      for (String id : ids) {
        EncoderWorker worker = encoder.newWorker(id);
        runs.add(
            CompletableFuture.supplyAsync(() -> batches.stream().map(worker::encode).toList()));
      }
      adapted = runs.stream().map(CompletableFuture::join).toList();
    }
    for (int i = 0; i < ids.size(); i++) {
      requireAsMerged(base, ids.get(i), batches, plain, adapted.get(i));
    }
  }

  private void requireAsMerged(
      EncoderManifest base,
      String id,
      List<List<TokenizedText>> batches,
      List<float[][]> plain,
      List<float[][]> adapted)
      throws IOException {
    String mergedId = base.id() + "-" + id;
    EncoderManifest merged = packages.merge(base, id, mergedId);
    try (Encoder encoder =
        Encoder.open(new ModelRepository(models).encoder(merged.id()), Device.CPU)) {
      EncoderWorker worker = encoder.newWorker();
      for (int i = 0; i < batches.size(); i++) {
        float[][] expected = worker.encode(batches.get(i));
        assertThat(difference(adapted.get(i), expected)).as("batch %s", i).isLessThan(LIMIT);
        assertThat(difference(adapted.get(i), plain.get(i)))
            .as("the adapter changes batch %s", i)
            .isGreaterThan(100 * LIMIT);
      }
    }
  }

  private static double difference(float[][] some, float[][] others) {
    double most = 0;
    for (int i = 0; i < some.length; i++) {
      for (int j = 0; j < some[i].length; j++) {
        most = Math.max(most, Math.abs(some[i][j] - others[i][j]));
      }
    }
    return most;
  }

  private Encoder open(EncoderManifest base, List<String> ids) {
    return AdaptableEncoder.open(
        packages.repository().encoder(base.id()),
        ids.stream().map(id -> packages.packaged(id, base)).toList(),
        Device.CPU);
  }

  private void adapter(
      String id,
      EncoderManifest base,
      List<LinearLayer> layers,
      int rank,
      double deviation,
      long seed)
      throws IOException {
    RandomAdapter.write(models, id, base, layers, rank, deviation, seed);
  }
}
