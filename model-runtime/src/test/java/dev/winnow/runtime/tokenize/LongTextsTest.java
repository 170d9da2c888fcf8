package dev.winnow.runtime.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LongTextsTest {
  private static final Path FILE =
      BuiltModels.FOLDER.resolve(BuiltModels.MINILM).resolve("tokenizer.json");
  private static final long FRONT = -1;
  private static final long BACK = -2;

  @Test
  void head_and_tail_are_read_and_the_middle_is_not() {
    TokenizedText cut = cut(LongTexts.HEAD_TAIL, 7, 20);
    assertThat(window(cut, 0)).containsExactly(FRONT, 1, 2, 3, 19, 20, BACK);
    assertThat(cut.truncated()).isTrue();
  }

  @Test
  void windows_are_of_one_length_and_each_has_the_special_tokens() {
    TokenizedText cut = cut(LongTexts.windows(3), 8, 10);
    assertThat(cut.windows()).isEqualTo(2);
    assertThat(window(cut, 0)).containsExactly(FRONT, 1, 2, 3, 4, 5, BACK);
    assertThat(window(cut, 1)).containsExactly(FRONT, 6, 7, 8, 9, 10, BACK);
    assertThat(cut.truncated()).isFalse();
    assertThat(cut.length()).isEqualTo(14);
    assertThat(cut.longestWindow()).isEqualTo(7);
  }

  @Test
  void what_lies_behind_the_last_window_is_cut() {
    TokenizedText cut = cut(LongTexts.windows(2), 5, 20);
    assertThat(window(cut, 1)).containsExactly(FRONT, 4, 5, 6, BACK);
    assertThat(cut.truncated()).isTrue();
  }

  @Property(seed = "17")
  void windows_hold_every_token_once_and_in_order(
      @ForAll @IntRange(min = 0, max = 500) int tokens,
      @ForAll @IntRange(min = 3, max = 40) int maxTokens,
      @ForAll @IntRange(min = 2, max = 64) int maxWindows) {
    TokenizedText cut = cut(LongTexts.windows(maxWindows), maxTokens, tokens);
    long[] read =
        IntStream.range(0, cut.windows())
            .mapToObj(i -> window(cut, i))
            .flatMapToLong(window -> Arrays.stream(window, 1, window.length - 1))
            .toArray();
    assertThat(read).isEqualTo(LongStream.rangeClosed(1, read.length).toArray());
    assertThat(read.length).isEqualTo(Math.min(tokens, maxWindows * (maxTokens - 2)));
    assertThat(cut.truncated()).isEqualTo(read.length < tokens);
    assertThat(cut.windows()).isLessThanOrEqualTo(maxWindows);
    assertThat(cut.longestWindow()).isLessThanOrEqualTo(maxTokens);
  }

  @Test
  void a_real_tokenizer_says_what_it_leaves_out() {
    String text = "one two three four five six seven eight nine ten ".repeat(20);
    try (Tokenizer headAndTail = Tokenizer.open(FILE, 32, LongTexts.HEAD_TAIL);
        Tokenizer fewWindows = Tokenizer.open(FILE, 32, LongTexts.windows(2));
        Tokenizer manyWindows = Tokenizer.open(FILE, 32, LongTexts.windows(10))) {
      assertThat(headAndTail.tokenize(text).length()).isEqualTo(32);
      assertThat(headAndTail.tokenize(text).truncated()).isTrue();
      assertThat(window(headAndTail.tokenize(text), 0)).startsWith(101, 2028).endsWith(2702, 102);
      assertThat(fewWindows.tokenize(text).windows()).isEqualTo(2);
      assertThat(fewWindows.tokenize(text).truncated()).isTrue();
      assertThat(manyWindows.tokenize(text).windows()).isEqualTo(7);
      assertThat(manyWindows.tokenize(text).truncated()).isFalse();
      assertThat(manyWindows.tokenize("one two").windows()).isEqualTo(1);
    }
  }

  @Test
  void a_real_tokenizer_reads_beyond_five_hundred_tokens() {
    try (Tokenizer tokenizer = Tokenizer.open(FILE, 256, LongTexts.windows(8));
        Tokenizer wide = Tokenizer.open(FILE, 1000)) {
      TokenizedText text = tokenizer.tokenize("word ".repeat(1500));
      assertThat(text.windows()).isEqualTo(6);
      assertThat(text.length()).isEqualTo(1500 + 6 * 2);
      assertThat(text.truncated()).isFalse();
      assertThat(wide.tokenize("word ".repeat(1500)).length()).isEqualTo(1000);
    }
  }

  @Test
  void names_a_number_of_windows_that_is_out_of_range() {
    assertThatThrownBy(() -> LongTexts.windows(65))
        .hasMessage("maxWindows: 65 (expected: 2 to 64)");
    assertThatThrownBy(() -> LongTexts.parse("middle"))
        .hasMessage(
            "longTexts: middle (expected: head, head-tail or windows-N with N from 2 to 64)");
  }

  /** Cuts a text of the tokens 1 to {@code tokens}. */
  private static TokenizedText cut(LongTexts longTexts, int maxTokens, int tokens) {
    long[] ids = new long[tokens + 2];
    long[] special = new long[tokens + 2];
    for (int i = 1; i <= tokens; i++) {
      ids[i] = i;
    }
    ids[0] = FRONT;
    ids[tokens + 1] = BACK;
    special[0] = 1;
    special[tokens + 1] = 1;
    return new Cutting(maxTokens, longTexts).cut(ids, special, false);
  }

  private static long[] window(TokenizedText text, int window) {
    LongBuffer ids = LongBuffer.allocate(text.length(window));
    text.writeTo(window, ids);
    return ids.array();
  }
}
