package dev.winnow.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessArgumentsTest {
  @Test
  void each_gets_its_own_and_both_jobs_get_the_rest() {
    ProcessArguments split =
        ProcessArguments.split(
            "--flink.port", "8082", "--models", "m", "--moderate.text-limit", "64kb");

    assertThat(split.flink()).containsExactly("--port", "8082");
    assertThat(split.moderate()).containsExactly("--models", "m", "--text-limit", "64kb");
    assertThat(split.escalate()).containsExactly("--models", "m");
  }

  @Test
  void a_key_without_a_value_is_named() {
    assertThatThrownBy(() -> ProcessArguments.split("--models"))
        .hasMessage("--models: no value (expected: --key value)");
  }
}
