package dev.winnow.runtime.tokenize;

/**
 * What makes the tokens of a text: models with equal ones can share them.
 *
 * @param sha256 of the tokenizer.json
 * @param maxTokens at which texts are cut
 * @param longTexts how they are cut
 */
public record Tokenization(String sha256, int maxTokens, LongTexts longTexts) {
  /** Of long texts the head is read. */
  public Tokenization(String sha256, int maxTokens) {
    this(sha256, maxTokens, LongTexts.HEAD);
  }
}
