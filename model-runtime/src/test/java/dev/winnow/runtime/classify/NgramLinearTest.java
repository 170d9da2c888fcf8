package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.check.PackageCheck;
import dev.winnow.runtime.ngram.NgramFile;
import dev.winnow.runtime.ngram.NgramHasher;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class NgramLinearTest {
  private static final NgramShape WORDS = new NgramShape(12, 1, 1, 0);

  @TempDir private Path models;

  @Test
  void scores_a_text_by_its_words() throws IOException {
    write("spam");
    ClassifierSpec spec =
        ClassifierSpec.of(models, "none").withBeside(List.of("words")).withDevice(Device.CPU);
    try (Classifier classifier = ModelHost.acquire(spec)) {
      assertThat(score(classifier, "PRIZE!")).isCloseTo(sigmoid(-1 + 100 * 0.05), within(1e-6));
      assertThat(score(classifier, "a prize"))
          .isCloseTo(sigmoid(-1 + 100 * 0.05 / Math.sqrt(2)), within(1e-6));
      assertThat(score(classifier, "hello 😂")).isCloseTo(sigmoid(-1), within(1e-6));
    }
    assertThat(new PackageCheck(models).of("words").fault()).isEmpty();
  }

  @Test
  void a_category_whose_calibration_is_none_is_marked_as_a_trigger() throws IOException {
    write(Map.of("spam", PlattCalibration.UNFITTED), "spam");
    ClassifierSpec spec =
        ClassifierSpec.of(models, "none").withBeside(List.of("words")).withDevice(Device.CPU);
    try (Classifier classifier = ModelHost.acquire(spec)) {
      CategoryScore found = classifier.classify("prize").join().scores().get("spam");
      assertThat(found).isNotNull();
      assertThat(found.calibrated()).isFalse();
      assertThat(found.probability()).isEqualTo(found.score());
    }
  }

  @Test
  void of_many_that_exclude_each_other_the_likeliest_is_told() throws IOException {
    writeClasses();
    ClassifierSpec spec =
        ClassifierSpec.of(models, "none").withBeside(List.of("words")).withDevice(Device.CPU);
    try (Classifier classifier = ModelHost.acquire(spec)) {
      assertThat(classifier.classify("a prize").join().scores()).containsOnlyKeys("prize");
      assertThat(classifier.classify("the garden").join().scores()).containsOnlyKeys("garden");
      assertThat(classifier.classify("hello").join().scores()).containsOnlyKeys("other");
      assertThat(classifier.classify("a prize", Wanted.allBut(List.of("prize"))).join().scores())
          .isEmpty();
    }
    assertThat(new PackageCheck(models).of("words").fault()).isEmpty();
  }

  @Test
  void another_number_of_labels_is_refused() throws IOException {
    write("spam", "hate");
    ClassifierSpec spec = ClassifierSpec.of(models, "none").withBeside(List.of("words"));
    assertThatThrownBy(() -> ModelHost.acquire(spec))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("labels: 1 (expected: 2, as the manifest names)");
  }

  /** A model of one label that knows one word. */
  private void write(String... categories) throws IOException {
    write(Map.of(), categories);
  }

  private void write(Map<String, PlattCalibration> calibration, String... categories)
      throws IOException {
    Path folder = Files.createDirectory(models.resolve("words"));
    byte[] weights = new byte[WORDS.buckets()];
    weights[new NgramHasher(WORDS).bucketsOf("prize")[0]] = 100;
    NgramModel model = new NgramModel(WORDS, new float[] {-1}, new float[] {0.05f}, weights);
    Path file = folder.resolve("model.ngrams");
    NgramFile.write(model, file);
    List<LabelCategory> labels =
        List.of(categories).stream().map(name -> new LabelCategory(name, name)).toList();
    ManifestFile.write(
        folder,
        new NgramLinearManifest(
            "words",
            "1",
            "model.ngrams",
            10_000,
            new LabelledOutput("scores", Activation.SIGMOID, false, labels, calibration),
            Map.of("model.ngrams", Sha256.of(file))));
  }

  /** A model of three classes, of which the last one stands for all texts without a known word. */
  private void writeClasses() throws IOException {
    Path folder = Files.createDirectory(models.resolve("words"));
    byte[] weights = new byte[WORDS.buckets() * 3];
    NgramHasher hasher = new NgramHasher(WORDS);
    weights[hasher.bucketsOf("prize")[0] * 3] = 100;
    weights[hasher.bucketsOf("garden")[0] * 3 + 1] = 100;
    float[] scale = {0.05f, 0.05f, 0.05f};
    Path file = folder.resolve("model.ngrams");
    NgramFile.write(new NgramModel(WORDS, new float[] {0, 0, 1}, scale, weights), file);
    List<LabelCategory> labels =
        List.of("prize", "garden", "other").stream()
            .map(name -> new LabelCategory(name, name))
            .toList();
    ManifestFile.write(
        folder,
        new NgramLinearManifest(
            "words",
            "1",
            "model.ngrams",
            10_000,
            new LabelledOutput("scores", Activation.SOFTMAX, true, labels, Map.of()).telling(1),
            Map.of("model.ngrams", Sha256.of(file))));
  }

  private static double score(Classifier classifier, String text) {
    CategoryScore score = classifier.classify(text).join().scores().get("spam");
    return score == null ? Double.NaN : score.score();
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
