package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedWordsTest {
  @Test
  void punctuation_splits_and_symbols_are_words() {
    assertThat(words("Buy, now! 😂 50% -- ok?")).containsExactly("buy", "now", "😂", "50", "ok");
    assertThat(words(" ... ")).isEmpty();
    assertThat(words("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "h4te, hate",
    "$p@m, spam",
    "1D10T, idiot",
    "sh!ne, shine",
    "f@ke!, fake",
    "dr1nk|ng, drinking"
  })
  void signs_among_letters_become_letters(String disguised, String plain) {
    assertThat(words(disguised)).containsExactly(plain);
  }

  @Test
  void numbers_stay_numbers() {
    assertThat(words("call 0800 4711, $100")).containsExactly("call", "0800", "4711", "$100");
  }

  @Test
  void look_alikes_of_other_alphabets_are_latin_letters() {
    assertThat(words("ѕраm ΝΟW Ⓞⓝⓛⓨ ｆｒｅｅ 𝓬𝓪𝓼𝓱 ꜱᴀʟᴇ 🅾🅺"))
        .containsExactly("spam", "now", "only", "free", "cash", "sale", "ok");
  }

  @Test
  void what_nobody_sees_is_dropped() {
    assertThat(words("s\u200bp\u200da\u00adm\ufeff \u202efake\u202c"))
        .containsExactly("spam", "fake");
    assertThat(words("s\u0336p\u0336a\u0336m\u0336 café")).containsExactly("spam", "cafe");
    assertThat(words("sp\udb40\udc41am")).containsExactly("spam");
  }

  @Test
  void apostrophes_are_dropped_whichever_they_are() {
    assertThat(words("don't don’t")).containsExactly("dont", "dont");
  }

  @Test
  void a_mask_stays_within_its_word_and_nowhere_else() {
    assertThat(words("f*ke f***ke **bold** 2 * 3"))
        .containsExactly("f*ke", "f*ke", "bold", "2", "3");
  }

  @Test
  void letters_are_repeated_twice_at_most() {
    assertThat(words("soooooo coool 1000000")).containsExactly("soo", "cool", "1000000");
  }

  @Test
  void single_letters_with_the_same_between_them_are_a_word() {
    assertThat(words("buy s p a m now")).containsExactly("buy", "spam", "now");
    assertThat(words("s.p.a.m s-p-4-m")).containsExactly("spam", "spam");
    assertThat(words("b u y   s p a m")).containsExactly("buy", "spam");
    assertThat(words("i am a b student")).containsExactly("i", "am", "a", "b", "student");
    assertThat(words("1 2 3 4")).containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_long_text_after_a_short_one_is_read_whole() {
    FoldedWords folded = new FoldedWords();
    folded.read("short");
    folded.read("word ".repeat(2000));
    assertThat(folded.count()).isEqualTo(2000);
  }

  @Test
  void each_word_stands_between_borders() {
    FoldedWords folded = new FoldedWords();
    folded.read("s p a m and coooool f@ke");
    for (int word = 0; word < folded.count(); word++) {
      assertThat(folded.units()[folded.start(word) - 1]).isEqualTo(FoldedWords.BORDER);
      assertThat(folded.units()[folded.end(word)]).isEqualTo(FoldedWords.BORDER);
    }
  }

  private static List<String> words(String text) {
    FoldedWords folded = new FoldedWords();
    folded.read(text);
    List<String> words = new ArrayList<>();
    for (int word = 0; word < folded.count(); word++) {
      int start = folded.start(word);
      words.add(new String(folded.units(), start, folded.end(word) - start));
    }
    return words;
  }
}
