package dev.winnow.runtime.tokenize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Turns text into token ids as a Hugging Face {@code tokenizer.json} says. The one place that cuts
 * long texts: what is not read is left out here, and the result says so.
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
  private final Cutting cutting;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private Tokenizer(HuggingFaceTokenizer tokenizer, Cutting cutting) {
    this.tokenizer = tokenizer;
    this.cutting = cutting;
  }

  /** As {@link #open(Path, int, LongTexts)}; of a long text the head is read. */
  public static Tokenizer open(Path file, int maxTokens) {
    return open(file, maxTokens, LongTexts.HEAD);
  }

  /**
   * Opens a {@code tokenizer.json}. Its own truncation and padding are ignored: padding belongs to
   * whoever forms batches.
   *
   * @param maxTokens the longest sequence, special tokens included
   */
  public static Tokenizer open(Path file, int maxTokens, LongTexts longTexts) {
    if (maxTokens < 3) {
      throw new IllegalArgumentException("maxTokens: " + maxTokens + " (expected: at least 3)");
    }
    try {
      HuggingFaceTokenizer.Builder builder =
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(file)
              .optAddSpecialTokens(true)
              .optTruncation(longTexts.cut() != LongTexts.Cut.HEAD_TAIL)
              .optPadding(false);
      // The library takes no length beyond the model's, and believes that this one is 512.
      String length = Integer.toString(Math.multiplyExact(maxTokens, longTexts.maxWindows()));
      builder.configure(Map.of("maxLength", length, "modelMaxLength", length));
      return new Tokenizer(builder.build(), new Cutting(maxTokens, longTexts));
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
      return cutting.cut(
          encoding.getIds(), encoding.getSpecialTokenMask(), encoding.exceedMaxLength());
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
