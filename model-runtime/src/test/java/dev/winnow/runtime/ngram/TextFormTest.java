package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {
  private static final NgramShape PLAIN = new NgramShape(20, 2, 3, 5);
  private static final NgramShape WITH_FORM = PLAIN.withForm(true);

  @ParameterizedTest
  @CsvSource({
    "free, 3, 0, 0",
    "free!, 3, 1, 0",
    "free!!!!!!, 3, 3, 0",
    "free? who? me?, 4, 0, 2",
    "fr!ee fr1e, 4, 0, 0",
    "free！ now？, 3, 1, 1",
    "...!, 0, 1, 0",
    "longer words than before, 5, 0, 0"
  })
  void letters_and_signs_are_counted_in_classes(
      String text, int length, int exclamations, int questions) {
    FoldedWords words = new FoldedWords();
    words.read("what? was! read before!");
    words.read(text);
    assertThat(words.form()).isEqualTo(new TextForm(length, exclamations, questions));
  }

  @Test
  void a_novel_is_no_longer_than_a_long_letter() {
    assertThat(TextForm.of(1 << 20, 0, 0)).isEqualTo(TextForm.of(1 << 11, 0, 0));
  }

  @Test
  void texts_of_the_same_words_differ_by_their_form_alone() {
    HashedText calm = hash(WITH_FORM, "free money");
    HashedText loud = hash(WITH_FORM, "free money!");
    assertThat(calm.buckets()).hasSize(calm.ngrams() + 3);
    assertThat(loud.ngrams()).isEqualTo(calm.ngrams());
    int[] both =
        Arrays.stream(loud.buckets())
            .filter(bucket -> Arrays.stream(calm.buckets()).anyMatch(other -> other == bucket))
            .toArray();
    assertThat(both).hasSize(calm.ngrams() + 2);
  }

  @Property(seed = "17")
  void the_form_comes_behind_the_ngrams_and_changes_none(
      @ForAll @StringLength(max = 80) String text) {
    int[] plain = hash(PLAIN, text).buckets();
    HashedText formed = hash(WITH_FORM, text);
    assertThat(formed.ngrams()).isEqualTo(plain.length);
    assertThat(Arrays.copyOf(formed.buckets(), formed.ngrams())).isEqualTo(plain);
    assertThat(formed.buckets()).doesNotHaveDuplicates();
  }

  private static HashedText hash(NgramShape shape, String text) {
    return new NgramHasher(shape).hash(text);
  }
}
