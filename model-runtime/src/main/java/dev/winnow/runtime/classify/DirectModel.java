package dev.winnow.runtime.classify;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A model that scores a text on the thread of whoever asks. Scorers that nobody uses wait for the
 * next asker; one that comes while all are in use makes another. Thread-safe, but for {@link
 * #close}.
 */
final class DirectModel implements AutoCloseable {
  private final TextModel model;
  private final List<String> languages;
  private final ArrayBlockingQueue<BatchScorer> idleScorers =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  /**
   * Takes over a model.
   *
   * @param languages that it reads; empty for any
   */
  DirectModel(TextModel model, List<String> languages) {
    this.model = model;
    this.languages = List.copyOf(languages);
  }

  /** Fails with {@link ClassificationException} where the model cannot answer for the text. */
  Classification score(String text, Wanted wanted) {
    BatchScorer idle = idleScorers.poll();
    BatchScorer scorer = idle == null ? model.newScorer() : idle;
    try {
      TokenizedText tokens = model.tokenize(text);
      return scorer.score(List.of(new Pending(tokens, wanted, new CompletableFuture<>()))).get(0);
    } catch (RuntimeException e) {
      throw new ClassificationException(
          "no scores for a text of " + text.length() + " characters", e);
    } finally {
      idleScorers.offer(scorer);
    }
  }

  /** What it says it reads; empty where it says nothing. */
  List<String> languages() {
    return languages;
  }

  /** Whether it is asked about texts in a language, or in one that is not known. */
  boolean reads(@Nullable String language) {
    return languages.isEmpty() || (language != null && languages.contains(language));
  }

  List<ModelIdentity> models() {
    return model.models();
  }

  List<String> categories() {
    return model.categories();
  }

  boolean isWanted(Wanted wanted) {
    return !wanted.includesNoneOf(categories());
  }

  @Override
  public void close() {
    model.close();
  }
}
