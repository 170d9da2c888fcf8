package dev.winnow.runtime.tokenize;

/**
 * What makes the tokens of a text: models with equal ones can share them.
 *
 * @param sha256 of the tokenizer.json
 * @param maxTokens at which texts are cut
 */
public record Tokenization(String sha256, int maxTokens) {}
