package dev.winnow.runtime.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.check.PackageCheck;
import dev.winnow.runtime.intake.ImportReport;
import dev.winnow.runtime.intake.ImportRequest;
import dev.winnow.runtime.intake.PackageImport;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as PEFT writes it, without a {@code model.yaml}. */
class AdapterImportTest {
  private final Path models;
  private final Path source;
  private final EncoderManifest base;
  private final AdapterManifest written;

  AdapterImportTest(@TempDir Path folder) throws IOException {
    models = Files.createDirectories(folder.resolve("models"));
    AdapterPackages packages = new AdapterPackages(models);
    base = packages.tiny();
    List<LinearLayer> layers = List.copyOf(packages.layers(base).values());
    written = RandomAdapter.write(folder, "reviews", base, layers, 4, 0.3, 2);
    source = folder.resolve("reviews");
    Files.delete(source.resolve("model.yaml"));
  }

  @Test
  void becomes_the_package_that_its_files_describe() throws IOException {
    ImportReport report =
        PackageImport.run(ImportRequest.of(source, models).withEncoder(base.id()));

    assertThat(report.manifest())
        .usingRecursiveComparison()
        .ignoringFields("targets")
        .isEqualTo(written);
    assertThat(((AdapterManifest) report.manifest()).targets())
        .containsExactlyInAnyOrderElementsOf(written.targets());
    assertThat(report.check().maxDeviation()).isPresent();
    assertThat(report.signature().inputs()).isEmpty();
    assertThat(new PackageCheck(models).of("reviews").sound()).isTrue();
  }

  @Test
  void needs_the_encoder_that_it_was_trained_on() {
    assertThatThrownBy(() -> PackageImport.run(ImportRequest.of(source, models)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("--encoder");
    assertThat(models.resolve("reviews")).doesNotExist();
  }

  @Test
  void more_than_plain_lora_is_refused() throws IOException {
    Files.writeString(
        source.resolve(AdapterManifest.CONFIG),
        "{\"peft_type\": \"LORA\", \"r\": 4, \"lora_alpha\": 8, \"use_dora\": true}");

    assertThatThrownBy(
            () -> PackageImport.run(ImportRequest.of(source, models).withEncoder(base.id())))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("use_dora");
    assertThat(models.resolve("reviews")).doesNotExist();
  }
}
