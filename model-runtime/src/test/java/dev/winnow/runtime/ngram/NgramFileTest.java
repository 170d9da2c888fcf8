package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // by JUnit
class NgramFileTest {
  private static final NgramShape SHAPE = new NgramShape(8, 1, 2, 3);

  private static final NgramShape WITH_FORM = SHAPE.withForm(true);

  private static final float[] BIAS = {0.5f, -1};
  private static final float[] SCALE = {0.25f, 2};

  private byte[] weights;
  private NgramModel model;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write_a_model(@TempDir Path folder) throws IOException {
    Random random = new Random(1);
    weights = new byte[512];
    random.nextBytes(weights);
    for (int bucket = 0; bucket < 256; bucket += 3) {
      weights[2 * bucket] = 0;
      weights[2 * bucket + 1] = 0;
    }
    model = new NgramModel(WITH_FORM, BIAS, SCALE, BucketRows.of(weights, 2), networks(random));
    file = folder.resolve("model.ngrams");
    NgramFile.write(model, file);
    whole = Files.readAllBytes(file);
  }

  /** One of label 1 and one of label 0, of different sizes. */
  private static List<NgramNetwork> networks(Random random) {
    return List.of(network(1, 3, random), network(0, 2, random));
  }

  private static NgramNetwork network(int label, int dimensions, Random random) {
    byte[] embeddings = new byte[256 * dimensions];
    for (int bucket = label; bucket < 256; bucket += 5) {
      for (int i = 0; i < dimensions; i++) {
        embeddings[dimensions * bucket + i] = (byte) random.nextInt(-100, 100);
      }
    }
    float[][] hidden = new float[2][dimensions];
    float[] output = new float[2];
    for (int unit = 0; unit < 2; unit++) {
      for (int i = 0; i < dimensions; i++) {
        hidden[unit][i] = random.nextFloat() - 0.5f;
      }
      output[unit] = random.nextFloat() + 0.1f;
    }
    return new NgramNetwork(
        label,
        BucketRows.of(embeddings, dimensions),
        0.01f,
        hidden,
        new float[] {0.3f, 0.1f},
        output);
  }

  @Test
  void what_is_written_is_read_again() {
    NgramModel read = NgramFile.read(file);
    assertThat(read.shape()).isEqualTo(WITH_FORM);
    for (int bucket = 0; bucket < 256; bucket++) {
      HashedText text = new HashedText(new int[] {bucket, (bucket + 100) % 256});
      assertThat(read.outputs(text)).isEqualTo(model.outputs(text));
    }
  }

  @Test
  void an_output_is_the_bias_and_the_scaled_mean_of_the_weights() {
    NgramModel linear = new NgramModel(SHAPE, BIAS, SCALE, weights);
    double sum = weights[2 * 4 + 1] + weights[2 * 10 + 1];
    assertThat((double) linear.outputs(new HashedText(new int[] {4, 10}))[1])
        .isCloseTo(-1 + 2 * sum / Math.sqrt(2), within(1e-4));
    assertThat(linear.outputs(new HashedText(new int[0]))).containsExactly(0.5f, -1);
  }

  @Test
  void a_network_adds_to_its_label_what_its_units_say_of_the_sum_of_the_embeddings() {
    byte[] embeddings = new byte[256 * 2];
    embeddings[2 * 4] = 10;
    embeddings[2 * 10 + 1] = -20;
    NgramNetwork network =
        new NgramNetwork(
            1,
            BucketRows.of(embeddings, 2),
            0.5f,
            new float[][] {{1, 0}, {0, 1}, {0, -1}},
            new float[] {1, 1, 1},
            new float[] {0.25f, 8, 0.125f});
    NgramModel both =
        new NgramModel(SHAPE, BIAS, SCALE, BucketRows.of(new byte[512], 2), List.of(network));

    double root = Math.sqrt(3);
    float[] outputs = both.outputs(new HashedText(new int[] {4, 10, 99}));
    assertThat(outputs[0]).isEqualTo(0.5f);
    assertThat((double) outputs[1])
        .isCloseTo(-1 + 0.25 * (1 + 5 / root) + 8 * 0 + 0.125 * (1 + 10 / root), within(1e-5));
  }

  @Test
  void what_is_of_the_form_does_not_make_a_text_longer() {
    NgramModel linear = new NgramModel(WITH_FORM, BIAS, SCALE, weights);
    double sum = weights[2 * 4 + 1] + weights[2 * 10 + 1] + weights[2 * 98 + 1];
    assertThat((double) linear.outputs(new HashedText(new int[] {4, 10, 98}, 2))[1])
        .isCloseTo(-1 + 2 * sum / Math.sqrt(2), within(1e-4));
  }

  @Test
  void a_file_from_before_the_form_is_read() throws IOException {
    byte[] before = new byte[whole.length - 1];
    System.arraycopy(whole, 0, before, 0, 11);
    System.arraycopy(whole, 12, before, 11, before.length - 11);
    before[6] = 3;
    Files.write(file, before);

    NgramModel read = NgramFile.read(file);
    assertThat(read.shape()).isEqualTo(SHAPE);
    HashedText text = new HashedText(new int[] {1, 3, 7, 200});
    assertThat(read.outputs(text)).isEqualTo(model.outputs(text));
  }

  @Test
  void a_file_of_dense_weights_is_read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(13 + 16 + weights.length);
    bytes.put("WNGRAM".getBytes(StandardCharsets.US_ASCII));
    bytes.put(new byte[] {2, 8, 1, 2, 3, 0, 2});
    bytes.putFloat(BIAS[0]).putFloat(BIAS[1]).putFloat(SCALE[0]).putFloat(SCALE[1]).put(weights);
    Files.write(file, bytes.array());

    NgramModel linear = new NgramModel(SHAPE, BIAS, SCALE, weights);
    HashedText text = new HashedText(new int[] {1, 3, 7, 200});
    assertThat(NgramFile.read(file).outputs(text)).isEqualTo(linear.outputs(text));
    Files.write(file, Arrays.copyOf(bytes.array(), bytes.capacity() - 1));
    assertThatThrownBy(() -> NgramFile.read(file)).hasMessageContaining("is cut");
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
    "6, 1, format: 1 (expected: 2 to 4)",
    "7, 30, bits: 30 (expected: 8 to 24)",
    "8, 9, maxWords: 9",
    "9, 7, minCharacters: 7",
    "11, 2, form: 2 (expected: 0 to 1)",
    "12, 127, labels: ",
    "13, 0, labels: 0",
    "14, 127, bias: "
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
