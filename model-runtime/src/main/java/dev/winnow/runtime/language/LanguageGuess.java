package dev.winnow.runtime.language;

/**
 * What a text was taken for.
 *
 * @param tag the likeliest language, as {@link LanguageTag#primary} names it, or {@link
 *     LanguageTag#UNDETERMINED} where it was not likely enough
 * @param probability of the likeliest language, 0 to 1; 0 of a text without a known character
 */
public record LanguageGuess(String tag, double probability) {
  public boolean isDetermined() {
    return !tag.equals(LanguageTag.UNDETERMINED);
  }
}
