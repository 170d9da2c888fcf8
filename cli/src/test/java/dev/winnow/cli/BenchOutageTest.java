package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code bench outage} says before it starts a stack. */
class BenchOutageTest {
  @Test
  void help_names_every_option() {
    Run run = run("--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("--items", "--rounds", "--input", "--data", "--max-chars", "--policy");
  }

  @Test
  void a_turn_without_items_is_refused() {
    Run run = run("--items", "0");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).isEqualTo("winnow bench outage: items: 0 (expected: > 0)");
  }

  @Test
  void a_run_without_rounds_is_refused() {
    assertThat(run("--rounds", "0").err().strip())
        .isEqualTo("winnow bench outage: rounds: 0 (expected: > 0)");
  }

  @Test
  void texts_come_from_one_place() {
    Run run = run("--input", "posts.jsonl", "--data", "sets");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--input and --data (expected: one of the two)");
  }

  private static Run run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("bench", "outage"));
    arguments.addAll(List.of(options));
    return Run.of(arguments);
  }
}
