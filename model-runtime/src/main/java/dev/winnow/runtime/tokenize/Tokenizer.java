package dev.winnow.runtime.tokenize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Turns text into token ids as a Hugging Face {@code tokenizer.json} says. The one place that cuts
 * long texts: what lies behind the last token that fits is not read, and the result says so.
 *
 * <p>Thread-safe. Takes any string: lone surrogates count as U+FFFD. Close it only when no call is
 * under way.
 */
public final class Tokenizer implements AutoCloseable {
  static {
    // Without this the library may fetch another build of its native code from the network.
    System.setProperty("ai.djl.offline", "true");
  }

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;

  private Tokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  /**
   * Opens a {@code tokenizer.json}. Its own truncation and padding are ignored: padding belongs to
   * whoever forms batches.
   *
   * @param maxTokens the longest result, special tokens included
   */
  public static Tokenizer open(Path file, int maxTokens) {
    if (maxTokens < 3) {
      throw new IllegalArgumentException("maxTokens: " + maxTokens + " (expected: at least 3)");
    }
    try {
      return new Tokenizer(
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(file)
              .optAddSpecialTokens(true)
              .optTruncation(true)
              .optMaxLength(maxTokens)
              .optPadding(false)
              .build(),
          maxTokens);
    } catch (IOException | RuntimeException e) {
      throw new ModelLoadException("tokenizer: " + file + " cannot be read", e);
    }
  }

  public int maxTokens() {
    return maxTokens;
  }

  public TokenizedText tokenize(String text) {
    Encoding encoding = tokenizer.encode(WellFormed.of(text));
    return new TokenizedText(encoding.getIds(), encoding.exceedMaxLength());
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
