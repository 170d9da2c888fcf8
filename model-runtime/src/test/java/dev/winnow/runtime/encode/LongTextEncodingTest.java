package dev.winnow.runtime.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTextEncodingTest {
  private static final String BORING = "The minutes of the last meeting were read and approved. ";
  private static final String END = "The volcano erupted and lava ran down to the sea.";

  private Path models;

  @BeforeEach
  void link_the_encoders(@TempDir Path temporary) throws IOException {
    models = temporary;
    new TestPackages(models, BuiltModels.MINILM);
    new TestPackages(models, BuiltModels.BGE);
  }

  @ParameterizedTest
  @CsvSource({
    BuiltModels.MINILM + ", windows-4",
    BuiltModels.MINILM + ", head-tail",
    BuiltModels.BGE + ", windows-4",
  })
  void a_long_text_has_the_same_vector_alone_and_among_others(String id, String cut)
      throws IOException {
    List<String> texts = new ArrayList<>(Sentences.some(12, 3));
    texts.add(BORING.repeat(60) + END);
    texts.add(BORING.repeat(200));
    try (TextEncoder encoder = open(id, cut)) {
      float[][] together = encoder.encode(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together[i])
            .containsExactly(encoder.encode(List.of(texts.get(i)))[0], within(1e-5f));
      }
    }
  }

  @Test
  void what_stands_at_the_end_counts_unless_only_the_head_is_read() throws IOException {
    double head = nearnessOfEnd("head");
    assertThat(nearnessOfEnd("head-tail")).isGreaterThan(head + 0.05);
    assertThat(nearnessOfEnd("windows-4")).isGreaterThan(head + 0.02);
  }

  private double nearnessOfEnd(String cut) throws IOException {
    try (TextEncoder encoder = open(BuiltModels.MINILM, cut)) {
      float[][] vectors = encoder.encode(List.of(BORING.repeat(30) + END.repeat(4), END));
      double dot = 0;
      for (int i = 0; i < vectors[0].length; i++) {
        dot += (double) vectors[0][i] * vectors[1][i];
      }
      return dot;
    }
  }

  private TextEncoder open(String id, String cut) throws IOException {
    Path file = models.resolve(id).resolve(ManifestFile.NAME);
    Files.writeString(
        file, Files.readString(file).replaceFirst("longTexts: .*", "longTexts: " + cut));
    return TextEncoder.open(models, id, Device.CPU, 2);
  }
}
