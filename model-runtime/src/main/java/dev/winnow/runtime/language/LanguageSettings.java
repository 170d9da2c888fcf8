package dev.winnow.runtime.language;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is expected of texts before one is read.
 *
 * @param expected languages that texts are likely to be in, the most common first ({@link #odds})
 * @param atLeast a language that is less probable than this is none; above 0.5, at most 1
 */
public record LanguageSettings(List<String> expected, double atLeast) {
  public static final double DEFAULT_AT_LEAST = 0.8;

  /** The languages that most of what is written on the internet is in, the most common first. */
  public static final List<String> WIDELY_WRITTEN =
      List.of(
          "en", "es", "de", "fr", "pt", "ru", "ar", "ja", "zh", "it", "nl", "pl", "tr", "fa", "vi",
          "id", "cs", "ko", "uk", "hu", "sv", "ro", "el", "da", "fi", "he", "th", "hi", "bn", "sk",
          "bg", "nb", "hr", "sr", "ms", "tl", "ur");

  public static final LanguageSettings DEFAULT =
      new LanguageSettings(WIDELY_WRITTEN, DEFAULT_AT_LEAST);

  /** How much more common the first is than a language that is not named. */
  private static final double FIRST = 1000;

  public LanguageSettings {
    expected = List.copyOf(new LinkedHashSet<>(expected));
    expected.forEach(tag -> LanguageTag.require("languages", tag));
    if (!(atLeast > 0.5 && atLeast <= 1)) {
      throw new IllegalArgumentException(
          "language threshold: " + atLeast + " (expected: above 0.5, at most 1)");
    }
  }

  /** Reads codes with commas between them; an empty list leaves all languages equally common. */
  public static List<String> parse(String list) {
    return Arrays.stream(list.split(",")).filter(tag -> !tag.isEmpty()).toList();
  }

  /**
   * How much more common a language is taken to be than one that is not named: the first 1000
   * times, the second half as much, the third a third of it (the law of Zipf). Without this a short
   * English text is as likely one of Minangkabau, for both are one of a hundred.
   */
  public double odds(String tag) {
    int place = expected.indexOf(tag);
    return place < 0 ? 1 : Math.max(1, FIRST / (place + 1));
  }
}
