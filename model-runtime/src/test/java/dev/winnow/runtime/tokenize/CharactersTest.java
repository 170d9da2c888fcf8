package dev.winnow.runtime.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CharactersTest {
  @Test
  void counts_code_points_and_says_when_it_cuts() {
    assertThat(Characters.of("Grüße", 5).truncated()).isFalse();
    TokenizedText cut = Characters.of("Grüße!", 5);
    assertThat(cut.truncated()).isTrue();
    assertThat(Characters.join(cut)).isEqualTo("Grüße");
    assertThat(Characters.of("😂😂", 2).truncated()).isFalse();
  }

  @Test
  void what_native_code_would_take_for_broken_is_replaced() {
    assertThat(Characters.join(Characters.of("a😂b\0c\uD83Dd", 99)))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void an_empty_text_is_a_blank() {
    assertThat(Characters.join(Characters.of("", 9))).isEqualTo(" ");
  }

  @Property(seed = "17")
  void every_text_comes_back_cut_and_with_as_many_code_points(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 50) int max) {
    TokenizedText tokens = Characters.of(text, max);
    String joined = Characters.join(tokens);
    int points = Math.max(1, Math.min(max, text.codePointCount(0, text.length())));
    assertThat(joined).hasSize(points);
    assertThat(tokens.length()).isEqualTo(points);
    assertThat(tokens.truncated()).isEqualTo(text.codePointCount(0, text.length()) > max);
  }
}
