package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // by JUnit
class NgramFileTest {
  private static final NgramShape SHAPE = new NgramShape(8, 1, 2, 3);

  private NgramModel model;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write_a_model(@TempDir Path folder) throws IOException {
    byte[] weights = new byte[512];
    new Random(1).nextBytes(weights);
    model = new NgramModel(SHAPE, new float[] {0.5f, -1}, new float[] {0.25f, 2}, weights);
    file = folder.resolve("model.ngrams");
    NgramFile.write(model, file);
    whole = Files.readAllBytes(file);
  }

  @Test
  void what_is_written_is_read_again() {
    NgramModel read = NgramFile.read(file);
    assertThat(read.shape()).isEqualTo(SHAPE);
    assertThat(read.weights()).isEqualTo(model.weights());
    assertThat(read.outputs(new int[] {1, 7, 200})).isEqualTo(model.outputs(new int[] {1, 7, 200}));
  }

  @Test
  void an_output_is_the_bias_and_the_scaled_mean_of_the_weights() {
    byte[] weights = model.weights();
    double sum = weights[2 * 3 + 1] + weights[2 * 9 + 1];
    assertThat((double) model.outputs(new int[] {3, 9})[1])
        .isCloseTo(-1 + 2 * sum / Math.sqrt(2), within(1e-4));
    assertThat(model.outputs(new int[0])).containsExactly(0.5f, -1);
  }

  @Test
  void a_cut_file_is_refused_wherever_it_is_cut() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> NgramFile.read(file))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("is cut");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 88, letter: 88",
    "6, 1, format: 1 (expected: 2)",
    "7, 30, bits: 30 (expected: 8 to 24)",
    "8, 9, maxWords: 9",
    "9, 7, minCharacters: 7",
    "11, 127, labels: ",
    "12, 0, labels: 0",
    "13, 127, bias: "
  })
  void a_header_with_a_fault_is_refused_and_named(int at, byte value, String named)
      throws IOException {
    byte[] broken = whole.clone();
    broken[at] = value;
    if (named.startsWith("bias")) {
      broken[at + 1] = (byte) 0x80;
    }
    Files.write(file, broken);
    assertThatThrownBy(() -> NgramFile.read(file))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(named);
  }

  @Test
  void more_than_the_header_says_is_refused() throws IOException {
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> NgramFile.read(file)).hasMessageContaining("after the last weight");
  }
}
