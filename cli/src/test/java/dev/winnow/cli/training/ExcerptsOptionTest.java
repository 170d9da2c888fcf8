package dev.winnow.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptsOptionTest {
  private static final List<String> TAUGHT = List.of("hate", "profanity");

  @Test
  void a_number_is_for_all_that_are_taught() {
    assertThat(ExcerptsOption.of("2", TAUGHT)).isEqualTo(Map.of("hate", 2, "profanity", 2));
  }

  @Test
  void numbers_are_for_those_that_are_named() {
    assertThat(ExcerptsOption.of("hate=1,profanity=3", TAUGHT))
        .isEqualTo(Map.of("hate", 1, "profanity", 3));
    assertThat(ExcerptsOption.of("hate=1", TAUGHT)).isEqualTo(Map.of("hate", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "hate=", "=1", "hate=1,", "hate=1,2"})
  void all_else_is_refused(String value) {
    assertThatThrownBy(() -> ExcerptsOption.of(value, TAUGHT))
        .hasMessage("--excerpts: '%s' (expected: a number, or NAME=N,...)", value);
  }
}
