package dev.winnow.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TermTest {
  static Stream<Arguments> vocabularies() {
    return Stream.of(
            vocabulary(Action.values(), Action::of),
            vocabulary(LanguageSource.values(), LanguageSource::of),
            vocabulary(Mode.values(), Mode::of),
            vocabulary(Operation.values(), Operation::of),
            vocabulary(Outcome.values(), Outcome::of),
            vocabulary(Stage.values(), Stage::of),
            vocabulary(Surface.values(), Surface::of))
        .flatMap(terms -> terms);
  }

  private static Stream<Arguments> vocabulary(Term[] terms, Function<String, Term> of) {
    return Arrays.stream(terms).map(term -> Arguments.of(term, of));
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void a_term_is_found_by_its_word(Term term, Function<String, Term> of) {
    assertThat(of.apply(term.term())).isEqualTo(term);
    assertThat(term.term()).matches("[a-z_]+");
  }

  @Test
  void an_unknown_word_is_named_with_those_expected() {
    assertThatThrownBy(() -> Mode.of("Live"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mode: Live (expected: live, backfill, shadow)");
  }

  @Test
  void the_stricter_of_two_actions_wins_whatever_their_order() {
    assertThat(Action.ALLOW.strictest(Action.REMOVE)).isEqualTo(Action.REMOVE);
    assertThat(Action.REMOVE.strictest(Action.LIMIT)).isEqualTo(Action.REMOVE);
    assertThat(Action.REMOVE.strictest(Action.REVIEW)).isEqualTo(Action.REVIEW);
    assertThat(Action.NONE.strictest(Action.ALLOW)).isEqualTo(Action.ALLOW);
  }
}
