package dev.winnow.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenStatesTest {
  @Test
  void reads_numbers_with_commas_in_between() {
    HiddenStates states = HiddenStates.parse("0, 2,4");
    assertThat(states.numbers()).containsExactly(0, 2, 4);
    assertThat(states.layers()).isEqualTo(4);
    assertThat(states).hasToString("0,2,4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "4,2", "2,2", "-1,4", "two", "2,"})
  void refuses_what_is_no_ascending_list_of_layers(String text) {
    assertThatThrownBy(() -> HiddenStates.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("states: ")
        .hasMessageContaining("expected: numbers of layers");
  }

  @Test
  void an_encoder_with_too_few_layers_is_refused() {
    HiddenStates states = HiddenStates.parse("2,7");
    assertThat(states.requireOf(7)).isSameAs(states);
    assertThatThrownBy(() -> states.requireOf(6))
        .hasMessage("states: 2,7 (expected: at most 6, the encoder's layers)");
  }
}
