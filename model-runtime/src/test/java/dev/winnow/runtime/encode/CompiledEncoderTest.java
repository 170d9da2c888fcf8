package dev.winnow.runtime.encode;

import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource({"all-minilm-l6-v2, 0.004", "bge-small-en-v1.5, 0.0015"})
  void stay_near_float32(String id, double median) throws IOException {
    float[][] exact = encode(folderOfFloat32(id), id, TEXTS);
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

  /** A package around the file that the build compiled from. */
  private Path folderOfFloat32(String id) throws IOException {
    EncoderManifest built = (EncoderManifest) ManifestFile.read(BuiltModels.FOLDER.resolve(id));
    Path target = Files.createDirectories(folder.resolve(id));
    for (String file : List.of(built.model(), built.tokenizer())) {
      Files.createLink(target.resolve(file), BuiltModels.EXPORTED.resolve(id).resolve(file));
    }
    String manifest = Files.readString(BuiltModels.FOLDER.resolve(id).resolve(ManifestFile.NAME));
    Files.writeString(
        target.resolve(ManifestFile.NAME),
        manifest.replace(built.modelSha256(), Sha256.of(target.resolve(built.model()))));
    return folder;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
