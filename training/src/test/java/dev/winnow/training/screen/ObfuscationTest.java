package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.data.LabelledRow;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObfuscationTest {
  private static final LabelledRow ROW =
      row("please come to the market on friday and bring a basket with you");

  @Test
  void the_same_seed_gives_the_same_text_and_another_seed_another() {
    assertThat(new Obfuscation(1).of(ROW)).isEqualTo(new Obfuscation(1).of(ROW));
    assertThat(new Obfuscation(2).of(ROW)).isNotEqualTo(new Obfuscation(1).of(ROW));
  }

  @Test
  void short_words_handles_links_and_emoji_stay() {
    LabelledRow row = row("a of @somebody https://example.org 😂😂😂");
    assertThat(new Obfuscation(3).of(row)).isEqualTo(row.text());
  }

  @ParameterizedTest
  @EnumSource(Disguise.class)
  void each_disguise_changes_a_word_of_two_letters_or_more(Disguise disguise) {
    SplittableRandom random = new SplittableRandom(5);
    boolean changed = false;
    for (int i = 0; i < 50; i++) {
      changed |= !disguise.of("basket", random).equals("basket");
      assertThat(disguise.of("is", random)).isNotEmpty();
    }
    assertThat(changed).isTrue();
  }

  private static LabelledRow row(String text) {
    return new LabelledRow("1", text, "en", "made", Map.of("spam", false), Map.of());
  }
}
