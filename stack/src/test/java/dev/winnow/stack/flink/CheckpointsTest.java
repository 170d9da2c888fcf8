package dev.winnow.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @Test
  void there_is_none_before_the_first_run(@TempDir Path folder) {
    assertThat(new Checkpoints(folder.resolve("moderate")).newest()).isEmpty();
  }

  @Test
  void the_newest_of_all_runs_counts_by_number(@TempDir Path folder) throws IOException {
    complete(folder.resolve("run-b/chk-9"));
    complete(folder.resolve("run-a/chk-10"));

    assertThat(new Checkpoints(folder).newest()).hasValue(folder.resolve("run-a/chk-10"));
  }

  @Test
  void one_that_was_not_finished_is_passed_over(@TempDir Path folder) throws IOException {
    complete(folder.resolve("run/chk-3"));
    Files.createDirectories(folder.resolve("run/chk-4"));
    Files.createDirectories(folder.resolve("run/shared"));

    assertThat(new Checkpoints(folder).newest()).hasValue(folder.resolve("run/chk-3"));
  }

  private static void complete(Path checkpoint) throws IOException {
    Files.createDirectories(checkpoint);
    Files.createFile(checkpoint.resolve("_metadata"));
  }
}
