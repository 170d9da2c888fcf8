package dev.winnow.runtime.classify;

import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;

/** Models in memory that score tokenised texts. Thread-safe, but for {@link #close}. */
interface TextModel extends AutoCloseable {
  TokenizedText tokenize(String text);

  /** Equal for models that make the same tokens of every text, which can then share them. */
  default Object tokenization() {
    return this;
  }

  /** A scorer for one thread. */
  BatchScorer newScorer();

  /** Where it runs: never {@link Device#AUTO}. */
  Device device();

  /** See {@link Classifier#models}. */
  List<ModelIdentity> models();

  /** See {@link Classifier#categories}. */
  List<String> categories();

  @Override
  void close();
}
