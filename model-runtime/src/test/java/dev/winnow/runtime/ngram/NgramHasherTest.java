package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NgramHasherTest {
  private static final NgramShape WORDS = new NgramShape(20, 2, 1, 0);

  /** Found by another implementation of the same hash. */
  private static final int[] FROZEN = {
    991, 9764, 18687, 35179, 47259, 47875, 76361, 90705, 96458, 101291, 122878, 123691, 135874,
    136759, 144359, 161096, 164484, 164710, 165318, 167128, 173661, 176237, 207974, 214665, 217689,
    253018, 256157, 259693
  };

  private static final NgramShape FEW = new NgramShape(8, 2, 1, 3);
  private static final NgramShape CHARACTERS = new NgramShape(20, 0, 3, 3);

  @Test
  void counts_words_and_pairs_of_neighbours() {
    assertThat(buckets(WORDS, "buy cheap pills")).hasSize(5);
    assertThat(buckets(WORDS, "buy buy buy")).hasSize(2);
    assertThat(buckets(WORDS, "...")).isEmpty();
  }

  @Test
  void counts_characters_within_a_word_and_its_borders() {
    assertThat(buckets(CHARACTERS, "abc")).hasSize(3);
    assertThat(buckets(CHARACTERS, "abc abc")).hasSize(3);
    assertThat(buckets(CHARACTERS, "a")).hasSize(1);
  }

  @Test
  void case_width_and_punctuation_make_no_difference() {
    int[] plain = buckets(WORDS, "free money");
    assertThat(buckets(WORDS, "FREE, Money!")).isEqualTo(plain);
    assertThat(buckets(WORDS, "ｆｒｅｅ\tmoney")).isEqualTo(plain);
    assertThat(buckets(WORDS, "money free")).isNotEqualTo(plain);
  }

  @Test
  void emoji_are_words() {
    assertThat(buckets(WORDS, "😂")).hasSize(1).isNotEqualTo(buckets(WORDS, "👏"));
  }

  /** A model in a file is worth nothing once the same text has other buckets. */
  @Test
  void buckets_never_change() {
    int[] buckets = buckets(new NgramShape(18, 2, 2, 3), "Grüße aus 東京!");
    assertThat(Arrays.stream(buckets).sorted().toArray()).isEqualTo(FROZEN);
  }

  @Property(seed = "17")
  void every_text_has_distinct_buckets_within_bounds(@ForAll @StringLength(max = 200) String text) {
    int[] buckets = buckets(new NgramShape(8, 3, 1, 5), text);
    assertThat(buckets).doesNotHaveDuplicates();
    assertThat(Arrays.stream(buckets).allMatch(bucket -> bucket >= 0 && bucket < 256)).isTrue();
  }

  /**
   * One hasher reads text after text, and remembers nothing of the last. With few buckets, what it
   * remembered would show.
   */
  @Property(seed = "17")
  void a_text_has_the_same_buckets_whatever_was_read_before(
      @ForAll @StringLength(max = 300) String before, @ForAll @StringLength(max = 60) String text) {
    NgramHasher used = new NgramHasher(FEW);
    used.bucketsOf(before);
    assertThat(used.bucketsOf(text)).isEqualTo(buckets(FEW, text));
  }

  private static int[] buckets(NgramShape shape, String text) {
    return new NgramHasher(shape).bucketsOf(text);
  }
}
