package dev.winnow.runtime.classify;

import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Models in memory that score tokenised texts. Thread-safe, but for {@link #close}. */
interface TextModel extends AutoCloseable {
  TokenizedText tokenize(String text);

  /** Equal for models that make the same tokens of every text, which can then share them. */
  default Object tokenization() {
    return this;
  }

  /** A scorer for one thread. */
  BatchScorer newScorer();

  /** See {@link Classifier#onProbes}. Runs on the caller's thread, unless it is known already. */
  default List<Classification> onProbes() {
    BatchScorer scorer = newScorer();
    return ProbeTexts.ALL.stream()
        .map(text -> new Pending(tokenize(text), Wanted.ALL, new CompletableFuture<>()))
        .map(pending -> scorer.score(List.of(pending)).get(0))
        .toList();
  }

  /** Where it runs: never {@link Device#AUTO}. */
  Device device();

  /** See {@link Classifier#models}. */
  List<ModelIdentity> models();

  /** See {@link Classifier#categories}. */
  List<String> categories();

  @Override
  void close();
}
