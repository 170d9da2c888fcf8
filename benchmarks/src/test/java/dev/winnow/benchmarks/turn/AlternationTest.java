package dev.winnow.benchmarks.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlternationTest {
  private final Alternation<String> alternation = new Alternation<>("-", List.of("a", "b"));
  private final List<String> order = new ArrayList<>();

  @Test
  void each_stands_between_two_turns_of_the_reference() {
    alternation.run(1, whose -> order.add(whose));

    assertThat(order).containsExactly("-", "a", "-", "b", "-");
  }

  @Test
  void who_comes_first_changes_from_round_to_round() {
    alternation.run(3, whose -> order.add(whose));

    assertThat(String.join("", order)).isEqualTo("-a-b-" + "-b-a-" + "-a-b-");
  }

  @Test
  void each_is_given_with_its_own_neighbours() {
    Map<String, List<Between<Integer>>> turns =
        alternation.run(
            2,
            whose -> {
              order.add(whose);
              return order.size();
            });

    assertThat(turns.get("a")).containsExactly(new Between<>(1, 2, 3), new Between<>(8, 9, 10));
    assertThat(turns.get("b")).containsExactly(new Between<>(3, 4, 5), new Between<>(6, 7, 8));
  }

  @Test
  void what_a_turn_fails_with_ends_it() {
    assertThatThrownBy(
            () ->
                alternation.run(
                    2,
                    whose -> {
                      throw new IOException("no " + whose);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no -");
  }
}
