package dev.winnow.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void reads_pairs_and_defaults() {
    Arguments arguments = parse("--port", "9092");

    assertThat(arguments.number("port")).isEqualTo(9092);
    assertThat(arguments.get("folder", "data")).isEqualTo("data");
  }

  @Test
  void refuses_what_it_does_not_know() {
    assertThatThrownBy(() -> parse("--colour", "red")).hasMessageContaining("--colour");
    assertThatThrownBy(() -> parse("--port")).hasMessageContaining("--port");
    assertThatThrownBy(() -> parse("--port", "1", "--port", "2")).hasMessageContaining("--port");
  }

  @Test
  void names_what_is_missing_or_no_number() {
    assertThatThrownBy(() -> parse("--port", "1").get("folder")).hasMessage("--folder is missing");
    assertThatThrownBy(() -> parse("--port", "x").number("port"))
        .hasMessage("--port: x (expected: a number)");
  }

  private static Arguments parse(String... args) {
    return Arguments.parse(args, Set.of("port", "folder"));
  }
}
