package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What train and evaluate say of input that they cannot use. */
class TrainingCommandsTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void train_asks_for_the_data_that_is_missing() {
    assertThat(run("train")).isNotZero();
    assertThat(err.toString()).contains("--data");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void train_names_a_folder_without_sets(@TempDir Path empty) {
    assertThat(run("train", "--data", empty.toString())).isNotZero();
    assertThat(err.toString().strip())
        .isEqualTo(
            "winnow train: " + empty + ": no sets (expected: <set>/train.jsonl.gz below it)");
  }

  @Test
  void evaluate_names_a_stage_that_it_does_not_know(@TempDir Path empty) {
    assertThat(run("evaluate", "--input", empty.toString(), "--stages", "oracle")).isNotZero();
    assertThat(err.toString()).contains("oracle").contains("expected: ");
  }

  private int run(String... args) {
    return Winnow.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
