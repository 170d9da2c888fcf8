package dev.winnow.runtime.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenizerTest {
  private static final Path FILE =
      BuiltModels.FOLDER.resolve(BuiltModels.MINILM).resolve("tokenizer.json");

  private Tokenizer tokenizer;

  @BeforeAll
  void open() {
    tokenizer = Tokenizer.open(FILE, 256);
  }

  @AfterAll
  void close() {
    tokenizer.close();
  }

  @Test
  void puts_special_tokens_around_the_pieces_of_a_text() {
    TokenizedText text = tokenizer.tokenize("Hello world");
    assertThat(ids(text)).containsExactly(101, 7592, 2088, 102);
    assertThat(text.truncated()).isFalse();
  }

  @Test
  void the_first_tokens_of_a_text_say_that_they_were_cut() {
    TokenizedText first = tokenizer.tokenize("Hello world").first(3);
    assertThat(ids(first)).containsExactly(101, 7592, 2088);
    assertThat(first.truncated()).isTrue();
    assertThat(tokenizer.tokenize("Hello world").first(99).length()).isEqualTo(4);
  }

  @Test
  void says_when_it_cuts_and_not_a_token_earlier() {
    assertThat(tokenizer.tokenize("word ".repeat(254)).truncated()).isFalse();
    TokenizedText cut = tokenizer.tokenize("word ".repeat(255));
    assertThat(cut.truncated()).isTrue();
    assertThat(cut.length()).isEqualTo(256);
    assertThat(ids(cut)).startsWith(101).endsWith(102);
  }

  @Test
  void an_empty_text_is_only_special_tokens() {
    assertThat(ids(tokenizer.tokenize(""))).containsExactly(101, 102);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lone \uD83D high", "\uDE00 low first", "at the end \uD83D", "\uDE00\uD83D"})
  void counts_lone_surrogates_as_replacement_characters(String broken) {
    String replaced = broken.replaceAll("[\\uD800-\\uDFFF]", "\uFFFD");
    assertThat(ids(tokenizer.tokenize(broken))).isEqualTo(ids(tokenizer.tokenize(replaced)));
  }

  @Test
  void survives_what_nobody_writes_on_purpose() {
    assertThat(tokenizer.tokenize("nul \0 inside").length()).isGreaterThan(2);
    assertThat(tokenizer.tokenize("a" + "\u0301".repeat(1_000_000)).length()).isBetween(2, 256);
    assertThat(tokenizer.tokenize("x".repeat(1_000_000)).length()).isBetween(2, 256);
    assertThat(tokenizer.tokenize(" \t\n\u200B\uFEFF").length()).isEqualTo(2);
    assertThat(tokenizer.tokenize("\uD83D\uDC69\u200D\uD83D\uDE80 to space").length())
        .isGreaterThan(3);
  }

  @Test
  void refuses_calls_after_it_is_closed() {
    Tokenizer closed = Tokenizer.open(FILE, 16);
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.tokenize("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tokenizer: closed");
  }

  @Test
  void names_a_file_that_cannot_be_read() {
    assertThatThrownBy(() -> Tokenizer.open(Path.of("nowhere", "tokenizer.json"), 16))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("tokenizer.json");
    assertThatThrownBy(() -> Tokenizer.open(FILE, 2))
        .hasMessage("maxTokens: 2 (expected: at least 3)");
  }

  private static long[] ids(TokenizedText text) {
    LongBuffer ids = LongBuffer.allocate(text.length());
    text.writeTo(ids);
    return ids.array();
  }
}
