package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What train and evaluate say of input that they cannot use. */
class TrainingCommandsTest {
  @Test
  void train_asks_for_the_data_that_is_missing() {
    Run run = Run.of("train");

    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("--data");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void train_names_a_folder_without_sets(@TempDir Path empty) {
    Run run = Run.of("train", "--data", empty.toString());

    assertThat(run.exit()).isNotZero();
    assertThat(run.err().strip())
        .isEqualTo(
            "winnow train: " + empty + ": no sets (expected: <set>/train.jsonl.gz below it)");
  }

  @Test
  void evaluate_names_a_stage_that_it_does_not_know(@TempDir Path empty) {
    Run run = Run.of("evaluate", "--input", empty.toString(), "--stages", "oracle");

    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("oracle").contains("expected: ");
  }
}
