package dev.winnow.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.tokenize.LongTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {
  private Path models;
  private HeadManifest head;
  private Path folder;

  @BeforeEach
  void write_a_head(@TempDir Path temporary) throws IOException {
    models = temporary;
    head = new TestPackages(models, BuiltModels.MINILM).addHead("spam", 1);
    folder = models.resolve(head.id());
  }

  @Test
  void reads_back_what_was_written() {
    assertThat(ManifestFile.read(folder)).isEqualTo(head);
    assertThat(ManifestFile.read(models.resolve(BuiltModels.MINILM)))
        .isInstanceOf(EncoderManifest.class);
  }

  @Test
  void writes_for_people_too() throws IOException {
    assertThat(Files.readString(folder.resolve(ManifestFile.NAME)))
        .startsWith("kind: head\nid: all-minilm-l6-v2-spam\nversion: \"1\"\n")
        .contains("calibration:\n  method: platt\n  a: 1.5\n  b: -0.25\n  version: c1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "head-tail", "windows-2", "windows-64"})
  void an_encoder_says_what_it_reads_of_long_texts(String cut) throws IOException {
    EncoderManifest read = encoderWith("longTexts: " + cut);
    assertThat(read.longTexts()).hasToString(cut);
    ManifestFile.write(models.resolve(BuiltModels.MINILM), read);
    assertThat(ManifestFile.read(models.resolve(BuiltModels.MINILM))).isEqualTo(read);
  }

  @Test
  void an_encoder_that_does_not_say_reads_the_head() throws IOException {
    assertThat(encoderWith("").longTexts()).isEqualTo(LongTexts.HEAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tail", "windows", "windows-1", "windows-65", "windows-x"})
  void refuses_a_way_to_cut_that_there_is_not(String cut) {
    assertThatThrownBy(() -> encoderWith("longTexts: " + cut))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("(expected: ");
  }

  private EncoderManifest encoderWith(String line) throws IOException {
    Path encoder = models.resolve(BuiltModels.MINILM);
    Path file = encoder.resolve(ManifestFile.NAME);
    Files.writeString(file, Files.readString(file).replaceFirst("longTexts: .*", line));
    return (EncoderManifest) ManifestFile.read(encoder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "category: spam | category: spam\\ncolour: red | colour",
        "category: spam | category: spam\\ncategory: hate | category",
        "category: spam | category: ../spam | category: ../spam (expected:",
        "category: spam | x: y | x",
        "kind: head | kind: oracle | oracle",
        "file: head.onnx | file: ../head.onnx | file: ../head.onnx (expected:",
        "file: head.onnx | file: | file",
        "dimensions: 768 | dimensions: 0 | dimensions: 0 (expected: > 0)",
        "method: platt | method: magic | method: magic (expected: platt or none)",
        "id: all-minilm-l6-v2-spam | id: other | id: other (expected: the folder's name",
      })
  void refuses_a_manifest_with_a_fault_and_names_it(String good, String bad, String named)
      throws IOException {
    Path file = folder.resolve(ManifestFile.NAME);
    String yaml = Files.readString(file);
    assertThat(yaml).contains(good);
    Files.writeString(file, yaml.replace(good, bad.replace("\\n", "\n")));
    assertThatThrownBy(() -> ManifestFile.read(folder))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(ManifestFile.NAME)
        .hasMessageContaining(named);
  }
}
