package dev.winnow.runtime.classify;

import dev.winnow.runtime.probe.ProbeTexts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Scores texts, in micro-batches that it forms itself. The same text gets the same scores whatever
 * else is being classified.
 *
 * <p>Thread-safe. Futures complete on a thread of the classifier: what is chained to them must not
 * block. After {@link #close} every call fails with {@link IllegalStateException}; what was
 * accepted before is still answered.
 */
public interface Classifier extends AutoCloseable {
  /** Scores one text for every category. See {@link #classify(String, Wanted)}. */
  default CompletableFuture<Classification> classify(String text) {
    return classify(text, Wanted.ALL);
  }

  /**
   * Scores one text for the categories that are wanted. Where it knows none of them it answers at
   * once, without scores, and no model reads the text.
   *
   * <p>Fails with {@link ClassificationException} where the model could not answer for this text; a
   * failure of a batch is never the failure of its neighbours.
   */
  CompletableFuture<Classification> classify(String text, Wanted wanted);

  /**
   * Scores one text of an item, where which models score it may hang on the item.
   *
   * @param routingKey names the item: the same key meets the same models
   */
  default CompletableFuture<Classification> classify(
      String text, Wanted wanted, String routingKey) {
    return classify(text, wanted);
  }

  /**
   * The models that are asked about texts in a language: all of these, unless some of them say
   * which languages they read. Nothing where none reads it. Whoever holds this closes it, not what
   * this gives.
   *
   * @param language as {@link dev.winnow.runtime.language.LanguageTag#primary} names it; null where
   *     it is not known, and only models that do not say what they read are asked
   */
  default Optional<Classifier> in(@Nullable String language) {
    return Optional.of(this);
  }

  /**
   * What it finds in the harmless texts of {@link ProbeTexts#ALL}, in their order. Those that were
   * tried on them when they were loaded remember it, so that no item waits for it.
   */
  default List<Classification> onProbes() {
    return ProbeTexts.ALL.stream().map(this::classify).map(CompletableFuture::join).toList();
  }

  /** The models in service now, in a fixed order. */
  List<ModelIdentity> models();

  /** The categories that it scores. */
  List<String> categories();

  /** Answers what was accepted, then lets go of the models. Idempotent. */
  @Override
  void close();
}
