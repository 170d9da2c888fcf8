package dev.winnow.runtime.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.onnx.encoder.EncoderCompiler;
import dev.winnow.onnx.encoder.EncoderSource;
import dev.winnow.onnx.encoder.HiddenStates;
import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The int8 encoders that the build compiles, held against the float32 ones they come from. */
@SuppressWarnings("NullAway.Init") // by JUnit
class CompiledEncoderTest {
  private static final List<String> TEXTS = Sentences.some(48, 3);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"all-minilm-l6-v2, '0,4', 0.002", "bge-small-en-v1.5, '0,8', 0.002"})
  void stay_near_float32(String id, String states, double median) throws IOException {
    float[][] exact = encode(folderOfFloat32(id, states), id, TEXTS);
    float[][] compiled = encode(BuiltModels.FOLDER, id, TEXTS);
    double[] distances = new double[TEXTS.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = 1 - cosine(exact[i], compiled[i]);
    }
    Arrays.sort(distances);
    assertThat(distances[distances.length / 2]).isBetween(1e-6, median);
    assertThat(distances[distances.length - 1]).isLessThan(0.012);
  }

  @Test
  void a_vector_is_the_same_to_the_last_bit_whatever_shares_the_batch() {
    float[][] together = encode(BuiltModels.FOLDER, BuiltModels.MINILM, TEXTS);
    for (int i = 0; i < TEXTS.size(); i += 5) {
      float[] alone = encode(BuiltModels.FOLDER, BuiltModels.MINILM, List.of(TEXTS.get(i)))[0];
      assertThat(together[i]).containsExactly(alone);
    }
  }

  private static float[][] encode(Path models, String id, List<String> texts) {
    try (TextEncoder encoder = TextEncoder.open(models, id, Device.CPU, 2)) {
      return encoder.encode(texts);
    }
  }

  @Test
  void states_stand_side_by_side_and_later_layers_do_not_run() throws IOException {
    float[] embeddings = float32Of("0,1");
    float[] both = float32Of("1,4");
    float[] all = float32Of("0,1,4");
    assertThat(all).hasSize(3 * 384);
    double scale = length(all, 384, 768) / length(both, 0, 384);
    for (int i = 0; i < 384; i++) {
      assertThat(all[384 + i]).isEqualTo((float) (both[i] * scale), within(1e-5f));
      assertThat(all[384 + i] / length(all, 384, 768))
          .isEqualTo(embeddings[384 + i] / length(embeddings, 384, 768), within(1e-5));
    }
  }

  private float[] float32Of(String states) throws IOException {
    Path models = folderOfFloat32(BuiltModels.MINILM, states);
    return encode(models, BuiltModels.MINILM, TEXTS.subList(0, 1))[0];
  }

  private static double length(float[] vector, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) vector[i] * vector[i];
    }
    return Math.sqrt(sum);
  }

  /** A package around the file that the build compiled from, with these states as its output. */
  private Path folderOfFloat32(String id, String states) throws IOException {
    EncoderManifest built = (EncoderManifest) ManifestFile.read(BuiltModels.FOLDER.resolve(id));
    Path models = folder.resolve(states);
    Path target = Files.createDirectories(models.resolve(id));
    Path exported = BuiltModels.EXPORTED.resolve(id);
    HiddenStates given = HiddenStates.parse(states);
    Path tuning = BuiltModels.SHIPPED.resolve(id).resolve("tuning");
    EncoderSource source =
        new EncoderSource(
            exported.resolve(built.model()), Files.isDirectory(tuning) ? tuning : null);
    EncoderCompiler.cut(source, given, target.resolve(built.model()));
    Files.createLink(target.resolve(built.tokenizer()), exported.resolve(built.tokenizer()));
    String manifest = Files.readString(BuiltModels.FOLDER.resolve(id).resolve(ManifestFile.NAME));
    Files.writeString(
        target.resolve(ManifestFile.NAME),
        manifest
            .replace(built.modelSha256(), Sha256.of(target.resolve(built.model())))
            .replace(
                "dimensions: " + built.dimensions(),
                "dimensions: " + 384 * given.numbers().size()));
    return models;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
