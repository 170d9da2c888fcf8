package dev.winnow.runtime.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LanguageNgramsTest {
  @Test
  void ngrams_are_of_one_to_three_small_letters() {
    assertThat(ngrams("Ab c")).containsExactly("a", "ab", "ab ", "b", "b ", "b c", " ", " c", "c");
  }

  @Test
  void accents_and_punctuation_stay_as_they_are() {
    assertThat(ngrams("Ça?")).contains("ça", "a?");
  }

  @Test
  void what_is_of_no_language_is_one_space() {
    assertThat(text("so https://example.org/page?q=en 12 \n @someone #topic x")).isEqualTo("so x");
    assertThat(text("write to ann.lee@example.org today")).isEqualTo("write to today");
    assertThat(text("yes \ud83d\ude00 no")).isEqualTo("yes no");
    assertThat(text("  ")).isEmpty();
  }

  @Test
  void a_character_more_than_twice_in_a_row_stands_twice() {
    assertThat(text("sooooo goood")).isEqualTo("soo good");
  }

  @Test
  void what_nobody_sees_is_left_out() {
    assertThat(text("h\u200bi\u00ad \u2060t\u200dh\u200ce\ufe0fre\ufeff"))
        .isEqualTo(text("hi there"));
  }

  @Test
  void joiners_stay_where_they_are_a_part_of_the_spelling() {
    String persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";

    assertThat(text(persian)).isEqualTo(persian);
  }

  @Property(seed = "17")
  void any_text_gives_a_bounded_number_of_ngrams(@ForAll String text) {
    assertThat(ngrams(text + text)).hasSizeLessThanOrEqualTo(3 * LanguageNgrams.MOST_CHARACTERS);
    assertThat(new LanguageNgrams())
        .satisfies(same -> same.read(text, ngram -> assertThat(ngram).isNotZero()));
  }

  /** The folded text, from its single characters. */
  private static String text(String text) {
    return String.join("", ngrams(text).stream().filter(ngram -> ngram.length() == 1).toList());
  }

  private static List<String> ngrams(String text) {
    List<String> found = new ArrayList<>();
    new LanguageNgrams().read(text, packed -> found.add(unpacked(packed)));
    return found;
  }

  private static String unpacked(long packed) {
    StringBuilder units = new StringBuilder();
    for (long rest = packed; rest != 0; rest >>>= Character.SIZE) {
      units.insert(0, (char) rest);
    }
    return units.toString();
  }
}
