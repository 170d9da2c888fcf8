package dev.winnow.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledSetTest {
  private final Path data;

  LabelledSetTest(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void finds_sets_with_their_splits_and_licence() throws IOException {
    Path full = Files.createDirectories(data.resolve("b-full"));
    Files.writeString(full.resolve("train.jsonl"), "");
    Files.writeString(full.resolve("dev.jsonl.gz"), "");
    Files.writeString(full.resolve("SOURCE.txt"), "data set: b\nlicence: CC0-1.0\n");
    Path measured = Files.createDirectories(data.resolve("a-measured"));
    Files.writeString(measured.resolve("dev.jsonl"), "");
    Files.createDirectories(data.resolve("no-set"));

    assertThat(LabelledSet.below(data))
        .containsExactly(new LabelledSet("a-measured", measured), new LabelledSet("b-full", full));
    LabelledSet first = LabelledSet.below(data).get(0);
    LabelledSet second = LabelledSet.below(data).get(1);
    assertThat(first.train()).isEmpty();
    assertThat(first.licence()).isEqualTo("not stated");
    assertThat(second.train()).isPresent();
    assertThat(second.licence()).isEqualTo("CC0-1.0");
  }

  @Test
  void a_folder_without_sets_is_refused_by_name() {
    assertThatThrownBy(() -> LabelledSet.below(data))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(data + ": no sets");
    assertThatThrownBy(() -> LabelledSet.below(data.resolve("missing")))
        .hasMessageContaining("no folder");
  }
}
