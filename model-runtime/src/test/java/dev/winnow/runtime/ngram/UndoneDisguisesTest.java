package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Of what the hasher claims to undo: a disguised text has the very buckets of the plain one. */
class UndoneDisguisesTest {
  private static final NgramShape SHAPE = new NgramShape(20, 2, 2, 5, true);
  private static final String PLAIN = "oieast";
  private static final String LEET = "013457";

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(3)
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(seed = "17")
  void capitals(@ForAll("words") List<String> words, @ForAll Random random) {
    same(words, word -> each(word, random, c -> String.valueOf(Character.toUpperCase(c))));
  }

  /** The first letter stays, for a word of signs alone is none. */
  @Property(seed = "17")
  void digits_for_letters(@ForAll("words") List<String> words, @ForAll Random random) {
    same(words, word -> "x" + word, word -> "x" + each(word, random, UndoneDisguisesTest::leet));
  }

  @Property(seed = "17")
  void look_alikes(@ForAll("words") List<String> words, @ForAll Random random) {
    same(words, word -> each(word, random, c -> lookAlike(c, random)));
  }

  @Property(seed = "17")
  void full_width(@ForAll("words") List<String> words, @ForAll Random random) {
    same(words, word -> each(word, random, c -> String.valueOf((char) (c + 0xfee0))));
  }

  @Property(seed = "17")
  void mathematical_letters(@ForAll("words") List<String> words, @ForAll Random random) {
    same(words, word -> each(word, random, c -> Character.toString(0x1d41a + c - 'a')));
  }

  @Property(seed = "17")
  void zero_width_characters(@ForAll("words") List<String> words, @ForAll Random random) {
    String[] unseen = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e"};
    same(words, word -> each(word, random, c -> c + unseen[random.nextInt(unseen.length)]));
  }

  @Property(seed = "17")
  void accents(@ForAll("words") List<String> words, @ForAll Random random) {
    same(words, word -> each(word, random, c -> c + "\u0301\u0336"));
  }

  @Property(seed = "17")
  void more_of_what_is_there_twice(@ForAll("words") List<String> words, @ForAll Random random) {
    String more = "x".repeat(random.nextInt(5));
    same(words, word -> word + "xx", word -> word + "xx" + more);
  }

  /** Between the words there must be more than between the letters. */
  @Property(seed = "17")
  void letters_apart(@ForAll("words") List<String> words) {
    String apart =
        words.stream()
            .map(word -> String.join(" ", word.split("", -1)).strip())
            .collect(Collectors.joining("   "));
    assertThat(buckets(apart)).isEqualTo(buckets(String.join(" ", words)));
  }

  private static void same(List<String> words, UnaryOperator<String> disguise) {
    same(words, word -> word, disguise);
  }

  private static void same(
      List<String> words, UnaryOperator<String> plain, UnaryOperator<String> disguise) {
    assertThat(buckets(joined(words, disguise))).isEqualTo(buckets(joined(words, plain)));
  }

  private static String joined(List<String> words, UnaryOperator<String> form) {
    return words.stream().map(form).collect(Collectors.joining(" "));
  }

  /** Half of the letters in another form. */
  private static String each(String word, Random random, LetterForm form) {
    StringBuilder disguised = new StringBuilder();
    for (char letter : word.toCharArray()) {
      disguised.append(random.nextBoolean() ? form.of(letter) : String.valueOf(letter));
    }
    return disguised.toString();
  }

  private interface LetterForm {
    String of(char letter);
  }

  private static String leet(char letter) {
    int at = PLAIN.indexOf(letter);
    return String.valueOf(at < 0 ? letter : LEET.charAt(at));
  }

  private static String lookAlike(char letter, Random random) {
    @Nullable String all = LookAlikes.of(letter);
    return all == null || all.isEmpty()
        ? String.valueOf(letter)
        : String.valueOf(all.charAt(random.nextInt(all.length())));
  }

  private static int[] buckets(String text) {
    return new NgramHasher(SHAPE).bucketsOf(text);
  }
}
