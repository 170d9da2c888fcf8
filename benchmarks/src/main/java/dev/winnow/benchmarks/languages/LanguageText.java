package dev.winnow.benchmarks.languages;

import dev.winnow.runtime.language.LanguageTag;

/**
 * A text whose language is known.
 *
 * @param language as {@link LanguageTag#primary} names it
 */
public record LanguageText(String source, String language, String text) {
  public LanguageText {
    LanguageTag.require("language", language);
  }
}
