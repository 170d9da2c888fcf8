package dev.winnow.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TinyPipeline;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.repository.StringClassifierManifest;
import dev.winnow.runtime.repository.StringClassifierManifest.OutputForm;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class SklearnImportTest {
  @TempDir private Path folder;

  @Test
  void probabilities_as_a_tensor_become_scores() throws IOException {
    ImportReport report =
        PackageImport.run(request(pipeline().write()).withCategories(Map.of("1", "spam")));
    StringClassifierManifest manifest = (StringClassifierManifest) report.manifest();
    assertThat(manifest.outputForm()).isEqualTo(OutputForm.TENSOR);
    assertThat(manifest.inputRank()).isEqualTo(2);
    assertThat(manifest.output().exclusive()).isTrue();
    assertThat(manifest.batchInvariant()).isTrue();
    requireScores();
  }

  @Test
  void probabilities_as_maps_become_the_same_scores() throws IOException {
    ImportReport report = PackageImport.run(request(pipeline().writeWithMaps()));
    StringClassifierManifest manifest = (StringClassifierManifest) report.manifest();
    assertThat(manifest.outputForm()).isEqualTo(OutputForm.MAPS);
    assertThat(manifest.output().labels()).extracting("label").containsExactly("ham", "spam");
    requireScores();
  }

  @Test
  void probabilities_in_columns_are_refused_with_the_way_out() throws IOException {
    Path source = pipeline().writeWithColumns();
    assertThatThrownBy(() -> PackageImport.run(request(source)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("expected: one of probabilities; export with zipmap False or True");
    assertThat(models()).isEmptyDirectory();
  }

  @Test
  void lower_case_needs_no_locale_of_the_machine() throws IOException {
    ImportReport report = PackageImport.run(request(pipeline().writeWithMaps()));
    assertThat(report.notes())
        .containsExactly("lower case by the locale C.UTF-8, so that it runs where en_US is absent");
  }

  @Test
  void a_long_text_is_cut_and_says_so() throws IOException {
    PackageImport.run(request(pipeline().writeWithMaps()));
    Path manifest = models().resolve("pipeline").resolve("model.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replace("maxCharacters: 65536", "maxCharacters: 7"));
    try (Classifier classifier = ModelHost.acquire(spec())) {
      Classification cut = classifier.classify("buy now or never").join();
      assertThat(cut.truncated()).isTrue();
      assertThat(cut.tokens()).isEqualTo(7);
      assertThat(score(cut)).isCloseTo(0.875, within(1e-6));
    }
  }

  private void requireScores() throws IOException {
    try (Classifier classifier = ModelHost.acquire(spec())) {
      assertThat(score(classifier.classify("BUY now").join())).isCloseTo(0.875, within(1e-6));
      assertThat(score(classifier.classify("see you").join())).isCloseTo(0.125, within(1e-6));
      for (String any : List.of("", "\uD83D", "😂", "nul \0", "Größe")) {
        assertThat(score(classifier.classify(any).join())).isCloseTo(0.25, within(1e-6));
      }
    }
  }

  private static double score(Classification classification) {
    CategoryScore score = classification.scores().get("spam");
    return score == null ? Double.NaN : score.score();
  }

  private TinyPipeline pipeline() {
    return new TinyPipeline(folder.resolve("pipeline"));
  }

  private Path models() throws IOException {
    return Files.createDirectories(folder.resolve("models"));
  }

  private ImportRequest request(Path source) throws IOException {
    return ImportRequest.of(source, models());
  }

  private ClassifierSpec spec() throws IOException {
    return ClassifierSpec.of(models(), "none")
        .withBeside(List.of("pipeline"))
        .withDevice(Device.CPU);
  }
}
