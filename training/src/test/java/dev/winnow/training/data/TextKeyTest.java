package dev.winnow.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextKeyTest {
  @Test
  void near_copies_of_a_text_have_one_name() {
    TextKey key = TextKey.of("Call 0800 today, friends!");

    assertThat(TextKey.of("call 9 today friends")).isEqualTo(key);
    assertThat(TextKey.of("  CALL 77 today — friends  ")).isEqualTo(key);
    assertThat(TextKey.of("call nobody today friends")).isNotEqualTo(key);
  }

  @Test
  void texts_without_words_keep_their_own_names() {
    assertThat(TextKey.of("!!!")).isNotEqualTo(TextKey.of("???"));
  }

  @Test
  void parts_are_of_like_size_and_another_seed_parts_otherwise() {
    int[] first = parts(1);
    int[] second = parts(2);

    assertThat(IntStream.of(first).filter(part -> part < 2).count()).isBetween(350L, 450L);
    assertThat(second).isNotEqualTo(first);
  }

  private static int[] parts(long seed) {
    return IntStream.range(0, 1000)
        .map(i -> TextKey.of("text " + "a".repeat(i)).part(5, seed))
        .toArray();
  }
}
