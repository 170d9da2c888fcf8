package dev.winnow.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TinyExport;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.IntegerType;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.TextClassifierManifest;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class HuggingFaceImportTest {
  @TempDir private Path folder;

  @Test
  void a_single_label_export_scores_by_softmax() throws IOException {
    TextClassifierManifest manifest = imported(export());
    assertThat(manifest.output().activation()).isEqualTo(Activation.SOFTMAX);
    assertThat(manifest.output().labels())
        .containsExactly(new LabelCategory("spam", "spam"), new LabelCategory("OTHER", "ignore"));
    assertThat(manifest.inputs()).containsExactly("input_ids", "attention_mask", "token_type_ids");
    assertThat(manifest.maxTokens()).isEqualTo(64);
    assertThat(manifest.batchInvariant()).isTrue();
    assertThat(scoreOf("Win a prize", "spam")).isCloseTo(sigmoid(10), within(1e-6));
    assertThat(scoreOf("hello train", "spam")).isCloseTo(sigmoid(-8), within(1e-6));
  }

  @Test
  void a_multi_label_export_scores_each_label_for_itself() throws IOException {
    TinyExport export =
        export().labels("toxic", "clean", "odd").problem("\"multi_label_classification\"");
    TextClassifierManifest manifest =
        imported(export, Map.of("toxic", "toxicity", "odd", "profanity"));
    assertThat(manifest.output().activation()).isEqualTo(Activation.SIGMOID);
    assertThat(scoreOf("win unknown", "toxicity")).isCloseTo(sigmoid(3), within(1e-6));
    assertThat(scoreOf("win unknown", "profanity")).isCloseTo(sigmoid(-1), within(1e-6));
  }

  @Test
  void labels_that_exclude_each_other_add_up_in_one_category() throws IOException {
    imported(
        export().labels("INSULT", "fine", "THREAT"),
        Map.of("INSULT", "harassment", "THREAT", "harassment"));
    double[] powers = {Math.exp(3), Math.exp(-3), Math.exp(0)};
    double sum = powers[0] + powers[1] + powers[2];
    assertThat(scoreOf("win", "harassment")).isCloseTo((powers[0] + powers[2]) / sum, within(1e-6));
  }

  @Test
  void labels_for_themselves_give_a_category_the_highest() throws IOException {
    imported(
        export().labels("INSULT", "fine", "THREAT").problem("\"multi_label_classification\""),
        Map.of("INSULT", "harassment", "THREAT", "harassment"));
    assertThat(scoreOf("win", "harassment")).isCloseTo(sigmoid(3), within(1e-6));
    assertThat(scoreOf("hello", "harassment")).isCloseTo(sigmoid(0), within(1e-6));
  }

  @Test
  void takes_two_inputs_of_32_bits_from_the_onnx_folder() throws IOException {
    Path source = export().int32().withoutTokenTypes().write("onnx/model.onnx");
    TextClassifierManifest manifest = imported(source, Map.of());
    assertThat(manifest.inputs()).containsExactly("input_ids", "attention_mask");
    assertThat(manifest.inputType()).isEqualTo(IntegerType.INT32);
    assertThat(scoreOf("win", "spam")).isCloseTo(sigmoid(6), within(1e-6));
  }

  @Test
  void weights_in_a_file_of_their_own_come_along() throws IOException {
    TinyExport export = export().external("model.onnx_data");
    Path source = export.write();
    ByteBuffer table =
        ByteBuffer.allocate(export.table().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    table.asFloatBuffer().put(export.table());
    Files.write(source.resolve("model.onnx_data"), table.array());
    assertThat(imported(source, Map.of()).sha256())
        .containsOnlyKeys("model.onnx", "model.onnx_data", "tokenizer.json");
    assertThat(scoreOf("win", "spam")).isCloseTo(sigmoid(6), within(1e-6));
  }

  @Test
  void an_unnamed_problem_is_taken_as_its_own_library_takes_it_with_a_note() throws IOException {
    ImportReport report = PackageImport.run(request(export().problem("null").write()));
    assertThat(report.notes())
        .containsExactly("config.json names no problem_type: taken as SOFTMAX over 2 labels");
  }

  @Test
  void scores_that_depend_on_the_batch_make_each_text_run_alone() throws IOException {
    ImportReport report = PackageImport.run(request(export().batchDependent().write()));
    TextClassifierManifest manifest = (TextClassifierManifest) report.manifest();
    assertThat(manifest.batchInvariant()).isFalse();
    assertThat(report.check().maxDeviation().orElseThrow()).isGreaterThan(1e-4);
    assertThat(report.notes()).singleElement().asString().endsWith("each text will run alone");
    try (Classifier classifier = ModelHost.acquire(spec())) {
      List<Classification> together =
          Stream.of("win", "hello", "prize", "train", "win prize")
              .map(classifier::classify)
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      // Alone the sum over the batch is the text itself: 2 x 3 - 2 x -3.
      assertThat(score(together.get(0), "spam")).isCloseTo(sigmoid(12), within(1e-6));
      assertThat(score(together.get(3), "spam")).isCloseTo(0.5, within(1e-6));
    }
  }

  @Test
  void a_promise_of_invariance_that_is_not_kept_fails_the_load() throws IOException {
    TextClassifierManifest honest = imported(export().batchDependent());
    Path manifest = models().resolve("tiny").resolve("model.yaml");
    assertThat(honest.batchInvariant()).isFalse();
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("batchInvariant: false", "batchInvariant: true"));
    assertThatThrownBy(() -> ModelHost.acquire(spec()))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("batchInvariant: true, but a score moves by");
  }

  @Test
  void says_how_it_did_and_writes_a_card() throws IOException {
    ImportReport report = PackageImport.run(request(export().write()));
    assertThat(report.check().maxDeviation().orElseThrow()).isLessThan(1e-6);
    assertThat(report.check().example()).containsOnlyKeys("spam");
    assertThat(report.signature().outputs().get(0).shape()).containsExactly(-1L, 2L);
    assertThat(Files.readString(report.folder().resolve("CARD.md")))
        .startsWith("# tiny\n")
        .contains("| spam | spam |", "| OTHER | ignore |", "## Origin and licence");
  }

  @Test
  void what_is_asked_for_in_vain_is_refused_and_leaves_nothing() throws IOException {
    Path source = export().labels("A", "B").write();
    assertThatThrownBy(() -> PackageImport.run(request(source)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("labels: [A, B] mean nothing here");
    assertThatThrownBy(() -> PackageImport.run(request(source).withCategories(Map.of("C", "spam"))))
        .hasMessage("label: C is none of the model's (expected: [A, B])");
    assertThatThrownBy(
            () -> PackageImport.run(request(source).withCategories(Map.of("A", "Not So"))))
        .hasMessageContaining("category of label A: Not So");
    assertThat(models()).isEmptyDirectory();
  }

  @Test
  void a_tokenizer_with_more_words_than_the_model_is_refused() throws IOException {
    Path source = export().extraToken("more").write();
    assertThatThrownBy(() -> PackageImport.run(request(source)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("largest token id: 8 (expected: below 8, the rows of the embedding");
    assertThat(models()).isEmptyDirectory();
  }

  @Test
  void outputs_that_are_no_numbers_are_refused() throws IOException {
    Path source = export().forUnknown(Float.NaN).write();
    assertThatThrownBy(() -> PackageImport.run(request(source)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("model: tiny fails on harmless texts: output: NaN (expected: a finite number)");
    assertThat(models()).isEmptyDirectory();
  }

  @Test
  void another_width_than_the_labels_is_refused() throws IOException {
    Path source = export().write();
    Path config = source.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"1\":\"OTHER\"", "\"1\":\"x\",\"2\":\"y\""));
    assertThatThrownBy(() -> PackageImport.run(request(source)))
        .hasMessage("config.json: id2label has 3 labels (expected: 2, the width of the output)");
  }

  @Test
  void an_id_is_taken_only_once() throws IOException {
    Path source = export().write();
    PackageImport.run(request(source));
    assertThatThrownBy(() -> PackageImport.run(request(source)))
        .hasMessageContaining("tiny: is there already");
    PackageImport.run(request(source).withId("other"));
    assertThat(new ModelRepository(models()).list())
        .extracting("id")
        .containsExactly("other", "tiny");
  }

  @Test
  void a_package_made_here_is_imported_elsewhere_as_it_is() throws IOException {
    ImportReport first = PackageImport.run(request(export().write()));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    ImportReport second = PackageImport.run(ImportRequest.of(first.folder(), elsewhere));
    assertThat(second.manifest()).isEqualTo(first.manifest());
    assertThat(elsewhere.resolve("tiny").resolve("CARD.md")).exists();
  }

  private TinyExport export() {
    return new TinyExport(folder.resolve("Tiny"));
  }

  private Path models() throws IOException {
    return Files.createDirectories(folder.resolve("models"));
  }

  private ImportRequest request(Path source) throws IOException {
    return ImportRequest.of(source, models());
  }

  private TextClassifierManifest imported(TinyExport export) throws IOException {
    return imported(export, Map.of());
  }

  private TextClassifierManifest imported(TinyExport export, Map<String, String> categories)
      throws IOException {
    return imported(export.write(), categories);
  }

  private TextClassifierManifest imported(Path source, Map<String, String> categories)
      throws IOException {
    return (TextClassifierManifest)
        PackageImport.run(request(source).withCategories(categories)).manifest();
  }

  private ClassifierSpec spec() throws IOException {
    return ClassifierSpec.of(models(), "none")
        .withBeside(List.of("tiny"))
        .withDevice(Device.CPU)
        .withThreads(1);
  }

  private double scoreOf(String text, String category) throws IOException {
    try (Classifier classifier = ModelHost.acquire(spec())) {
      return score(classifier.classify(text).join(), category);
    }
  }

  private static double score(Classification classification, String category) {
    CategoryScore score = classification.scores().get(category);
    return score == null ? Double.NaN : score.score();
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
