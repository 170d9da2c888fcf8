package dev.winnow.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TinyExport;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.repository.PackageLimits;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // by JUnit
class HostilePackageTest {
  @TempDir private Path folder;
  private Path models;
  private Path source;

  @BeforeEach
  void write_an_export() throws IOException {
    models = Files.createDirectory(folder.resolve("models"));
    source = new TinyExport(folder.resolve("export")).write();
  }

  @Test
  void a_zip_of_an_export_is_as_good_as_its_folder() throws IOException {
    Path zip = zip(source, "export/");
    assertThat(PackageImport.run(ImportRequest.of(zip, models)).manifest().id()).isEqualTo("model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "..\\evil", "c:evil", "..", "."})
  void an_archive_whose_names_leave_it_is_refused(String name) throws IOException {
    Path zip = folder.resolve("evil.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(1);
    }
    requireRefused(ImportRequest.of(zip, models), "entry " + name + " leads out of the archive");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void a_bomb_is_stopped_while_it_unpacks() throws IOException {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("model.onnx"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 20; i++) {
        out.write(zeros);
      }
    }
    assertThat(Files.size(zip)).isLessThan(100_000);
    requireRefused(ImportRequest.of(zip, models), "package: larger than ");
  }

  @Test
  void too_many_files_are_refused() throws IOException {
    Path zip = folder.resolve("many.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i <= PackageLimits.DEFAULT.files(); i++) {
        out.putNextEntry(new ZipEntry("file" + i));
      }
    }
    requireRefused(ImportRequest.of(zip, models), "package: more than 256 files");
  }

  @Test
  void what_is_no_zip_is_refused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");
    requireRefused(ImportRequest.of(text, models), "zip: empty");
    Path twice = folder.resolve("twice.zip");
    Files.write(twice, Arrays.copyOf(Files.readAllBytes(zip(source, "")), 300));
    requireRefused(ImportRequest.of(twice, models), "");
  }

  @Test
  void a_link_that_leaves_the_folder_is_refused() throws IOException {
    Path outside = Files.move(source.resolve("model.onnx"), folder.resolve("outside.onnx"));
    Files.createSymbolicLink(source.resolve("model.onnx"), outside);
    requireRefused(request(), "model.onnx: is a link that leaves its folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "/etc/passwd", "sub/weights", "*/_ORT_MEM_ADDR_/*", "", "..", "a\\b"})
  void external_data_that_leads_elsewhere_is_refused(String location) throws IOException {
    Path hostile = hostile(location.isEmpty() ? " " : location);
    requireRefused(ImportRequest.of(hostile, models), "external data: ");
  }

  @Test
  void external_data_that_is_not_there_or_too_short_is_refused() throws IOException {
    Path hostile = hostile("weights.bin");
    requireRefused(ImportRequest.of(hostile, models), "weights.bin: is missing");
    Files.write(hostile.resolve("weights.bin"), new byte[3]);
    requireRefused(ImportRequest.of(hostile, models), "");
  }

  @Test
  void a_cut_model_is_refused() throws IOException {
    Path model = source.resolve("model.onnx");
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(whole, whole.length / 2));
    requireRefused(request(), "model.onnx: is no ONNX file that can be read");
    Files.writeString(model, "{}");
    requireRefused(request(), "(expected: an ONNX model)");
  }

  @Test
  void a_broken_tokenizer_is_refused() throws IOException {
    Path tokenizer = source.resolve("tokenizer.json");
    Files.writeString(tokenizer, "{\"model\":");
    requireRefused(request(), "tokenizer.json: is no JSON that can be read");
    Files.writeString(tokenizer, "{}");
    requireRefused(request(), "tokenizer.json: has no vocabulary");
    Files.writeString(tokenizer, "{\"model\":{\"vocab\":{\"a\":1}}}");
    requireRefused(request(), "tokenizer.json cannot be read");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    PackageLimits tight = new PackageLimits(1000, 1000, 100, 1 << 20, 10);
    requireRefused(request().withLimits(tight), "bytes (expected: at most 100)");
    PackageLimits small = new PackageLimits(1000, 100, 1 << 20, 1 << 20, 10);
    requireRefused(request().withLimits(small), "tokenizer.json: larger than 100 bytes");
    PackageLimits few = new PackageLimits(1000, 1 << 20, 1 << 20, 1 << 20, 1);
    requireRefused(request().withLimits(few), "package: more than 1 files");
    PackageLimits little = new PackageLimits(1000, 1 << 20, 1 << 20, 900, 10);
    requireRefused(request().withLimits(little), "package: larger than 900 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.onnx", "tokenizer.json", "config.json", "model.yaml"})
  void what_bears_a_files_name_and_is_none_is_refused(String name) throws IOException {
    Files.deleteIfExists(source.resolve(name));
    Files.createDirectory(source.resolve(name));
    requireRefused(request(), name + ": is something else (expected: a file)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "..", "a/b", "UPPER", ""})
  void an_id_that_is_no_name_is_refused(String id) {
    requireRefused(request().withId(id), "id: " + id + " (expected: ");
  }

  @Test
  void a_folder_with_nothing_known_in_it_is_told_what_is() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    requireRefused(ImportRequest.of(empty, models), "no model found (expected: a package with");
    Files.delete(source.resolve("config.json"));
    requireRefused(request(), "config.json is missing (expected: ");
  }

  @Test
  void what_serves_goes_on_while_others_are_refused() throws IOException {
    PackageImport.run(request());
    ClassifierSpec spec =
        ClassifierSpec.of(models, "none").withBeside(List.of("export")).withDevice(Device.CPU);
    try (Classifier serving = ModelHost.acquire(spec)) {
      Classification before = serving.classify("win a prize").join();
      Path model = models.resolve("export").resolve("model.onnx");
      Files.write(model, "broken".getBytes(StandardCharsets.UTF_8));
      ClassifierSpec anew = spec.withThreads(2);
      assertThatThrownBy(() -> ModelHost.acquire(anew))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("model.onnx: sha256: ")
          .hasMessageContaining("(expected: ");
      assertThat(serving.classify("win a prize").join().scores()).isEqualTo(before.scores());
      assertThat(serving.classify("something new").join().scores()).isNotEmpty();
    }
  }

  private Path hostile(String location) throws IOException {
    return new TinyExport(folder.resolve("hostile")).external(location).write();
  }

  private ImportRequest request() {
    return ImportRequest.of(source, models);
  }

  private void requireRefused(ImportRequest request, String message) {
    assertThatThrownBy(() -> PackageImport.run(request))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(message);
    assertThat(models).isEmptyDirectory();
  }

  private Path zip(Path from, String prefix) throws IOException {
    Path zip = folder.resolve("model.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : List.of("model.onnx", "tokenizer.json", "config.json")) {
        out.putNextEntry(new ZipEntry(prefix + name));
        Files.copy(from.resolve(name), out);
      }
    }
    return zip;
  }
}
