package dev.winnow.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TestPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRepositoryTest {
  private Path folder;
  private ModelRepository repository;
  private EncoderManifest encoder;
  private HeadManifest spam;

  @BeforeEach
  void lay_out_packages(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path models = Files.createDirectory(folder.resolve("models"));
    TestPackages packages = new TestPackages(models, BuiltModels.MINILM);
    packages.addHead("toxicity", 2);
    spam = packages.addHead("spam", 1);
    encoder = packages.encoder();
    repository = new ModelRepository(models);
  }

  @Test
  void finds_an_encoder_and_its_heads() {
    assertThat(repository.encoder(BuiltModels.MINILM).manifest()).isEqualTo(encoder);
    assertThat(repository.headsOf(BuiltModels.MINILM))
        .containsExactly("all-minilm-l6-v2-spam", "all-minilm-l6-v2-toxicity");
    assertThat(repository.head(spam.id(), encoder).file(spam.file())).isRegularFile();
  }

  @Test
  void every_package_that_the_build_assembles_is_sound() {
    ModelRepository built = new ModelRepository(BuiltModels.FOLDER);
    for (String id : new String[] {BuiltModels.MINILM, BuiltModels.BGE}) {
      EncoderManifest manifest = built.encoder(id).manifest();
      for (String head : built.headsOf(id)) {
        assertThat(built.head(head, manifest).manifest().id()).startsWith(id);
      }
    }
  }

  @Test
  void refuses_a_file_that_is_not_the_one_of_the_manifest() throws IOException {
    Path file = repository.root().resolve(spam.id()).resolve(spam.file());
    Files.write(file, new byte[1], StandardOpenOption.APPEND);
    assertThatThrownBy(() -> repository.head(spam.id(), encoder))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("head.onnx: sha256: ")
        .hasMessageContaining("(expected: " + spam.sha256() + ")");
  }

  @Test
  void refuses_a_head_that_was_trained_on_another_encoder() {
    EncoderManifest other =
        new ModelRepository(BuiltModels.FOLDER).encoderManifest(BuiltModels.BGE);
    assertThatThrownBy(() -> repository.head(spam.id(), other))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("needs encoder all-minilm-l6-v2")
        .hasMessageContaining("found: bge-small-en-v1.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc", "..", "", ".", "a/b", "A", "a\\b"})
  void refuses_an_id_that_is_no_name(String id) {
    assertThatThrownBy(() -> repository.encoder(id))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("model: " + id + " (expected:");
  }

  @Test
  void refuses_packages_and_files_that_lead_elsewhere() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(repository.root().resolve("linked"), outside);
    assertThatThrownBy(() -> repository.encoder("linked"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("leads out of");

    Path file = repository.root().resolve(spam.id()).resolve(spam.file());
    Files.move(file, outside.resolve("head.onnx"));
    Files.createSymbolicLink(file, outside.resolve("head.onnx"));
    assertThatThrownBy(() -> repository.head(spam.id(), encoder))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("leads out of its package");
  }

  @Test
  void says_what_is_missing_or_of_another_kind() {
    assertThatThrownBy(() -> repository.encoder("absent"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("model: absent is not in ");
    assertThatThrownBy(() -> repository.encoder(spam.id()))
        .hasMessageContaining("kind: HeadManifest (expected: EncoderManifest)");
    assertThatThrownBy(() -> new ModelRepository(folder.resolve("none")))
        .isInstanceOf(ModelLoadException.class);
  }
}
