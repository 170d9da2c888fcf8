package dev.winnow.runtime.tokenize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Turns text into token ids as a Hugging Face {@code tokenizer.json} says. The one place that cuts
 * long texts: what lies behind the last token that fits is not read, and the result says so.
 *
 * <p>Thread-safe. Takes any string: lone surrogates count as U+FFFD. {@link #close} waits for the
 * calls that are under way.
 */
public final class Tokenizer implements AutoCloseable {
  static {
    // Without this the library may fetch another build of its native code from the network.
    System.setProperty("ai.djl.offline", "true");
  }

  private final HuggingFaceTokenizer tokenizer;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private Tokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
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
              .build());
    } catch (IOException | RuntimeException e) {
      throw new ModelLoadException("tokenizer: " + file + " cannot be read", e);
    }
  }

  /** Fails with {@link IllegalStateException} once it is closed. */
  public TokenizedText tokenize(String text) {
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("tokenizer: closed");
      }
      Encoding encoding = tokenizer.encode(WellFormed.of(text));
      return new TokenizedText(encoding.getIds(), encoding.exceedMaxLength());
    } finally {
      lifetime.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        tokenizer.close();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }
}
