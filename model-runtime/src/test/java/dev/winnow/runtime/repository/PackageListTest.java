package dev.winnow.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.calibrate.PlattCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageListTest {
  private static final String HASH = "0".repeat(64);

  private Path models;
  private ModelRepository repository;

  @BeforeEach
  void lay_out_packages(@TempDir Path temporary) throws IOException {
    models = temporary;
    TestPackages packages = new TestPackages(models, BuiltModels.MINILM);
    packages.addHead("spam", 1);
    packages.addHead("hate", 2);
    repository = new ModelRepository(models);
  }

  @Test
  void one_broken_manifest_is_told_and_does_not_hide_the_others() throws IOException {
    Path broken = Files.createDirectory(models.resolve("broken"));
    Files.writeString(broken.resolve(ManifestFile.NAME), "kind: oracle\n");
    assertThat(repository.headsOf(BuiltModels.MINILM))
        .containsExactly("all-minilm-l6-v2-hate", "all-minilm-l6-v2-spam");
    List<ListedPackage> listed = repository.list();
    assertThat(listed)
        .extracting(ListedPackage::id)
        .containsExactly(
            "all-minilm-l6-v2", "all-minilm-l6-v2-hate", "all-minilm-l6-v2-spam", "broken");
    assertThat(listed.get(3).fault().orElseThrow()).contains("model.yaml", "oracle");
    assertThat(listed.get(3).manifest()).isEmpty();
    assertThat(listed.get(0).manifest().orElseThrow().kind()).isEqualTo("encoder");
  }

  @Test
  void a_manifest_of_any_kind_reads_back_as_it_was_written() {
    LabelledOutput output =
        new LabelledOutput(
            "logits",
            Activation.SIGMOID,
            false,
            List.of(new LabelCategory("Spam: \"yes\"", "spam"), new LabelCategory("1", "ignore")),
            Map.of("spam", new PlattCalibration(1.5, -2, "mine")));
    requireRoundTrip(
        new TextClassifierManifest(
            "text",
            "2.0",
            "model.onnx",
            "tokenizer.json",
            List.of("input_ids", "attention_mask"),
            IntegerType.INT32,
            128,
            1,
            output,
            false,
            Map.of("model.onnx", HASH, "tokenizer.json", HASH, "model.onnx_data", HASH)));
    requireRoundTrip(
        new StringClassifierManifest(
            "string",
            "1",
            "model.onnx",
            "input",
            1,
            1000,
            StringClassifierManifest.OutputForm.MAPS,
            new LabelledOutput("probabilities", Activation.NONE, false, output.labels(), Map.of()),
            true,
            Map.of("model.onnx", HASH)));
  }

  @Test
  void a_manifest_that_is_a_link_or_too_large_is_refused() throws IOException {
    Path file = models.resolve("all-minilm-l6-v2-spam").resolve(ManifestFile.NAME);
    Path elsewhere = Files.move(file, models.resolve("elsewhere.yaml"));
    Files.createSymbolicLink(file, elsewhere);
    assertThatThrownBy(() -> repository.manifest("all-minilm-l6-v2-spam"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("is a link (expected: a file)");
    Files.delete(file);
    Files.writeString(file, "#".repeat(600_000));
    assertThatThrownBy(() -> repository.manifest("all-minilm-l6-v2-spam"))
        .hasMessageContaining("600000 bytes (expected: at most 524288)");
  }

  @Test
  void a_folder_in_place_of_a_file_is_refused() throws IOException {
    Path head = models.resolve("all-minilm-l6-v2-spam");
    Files.delete(head.resolve("head.onnx"));
    Files.createDirectory(head.resolve("head.onnx"));
    assertThatThrownBy(() -> repository.any("all-minilm-l6-v2-spam"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("head.onnx: is something else (expected: a file)");
    Files.delete(head.resolve(ManifestFile.NAME));
    Files.createDirectory(head.resolve(ManifestFile.NAME));
    assertThat(repository.headsOf(BuiltModels.MINILM)).containsExactly("all-minilm-l6-v2-hate");
  }

  private void requireRoundTrip(PackageManifest manifest) {
    ManifestFile.write(models.resolve(manifest.id()), manifest);
    assertThat(repository.manifest(manifest.id())).isEqualTo(manifest);
  }
}
