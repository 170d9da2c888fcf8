package dev.winnow.runtime.classify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Answers by text, those still to come included; the least recently asked for leaves first.
 * Thread-safe.
 */
final class ScoreCache {
  /** What an answer depends on. */
  record Key(TextKey text, Wanted wanted) {}

  private final Map<Key, CompletableFuture<Classification>> answers;

  ScoreCache(int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries: " + maxEntries + " (expected: > 0)");
    }
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<Key, CompletableFuture<Classification>> eldest) {
            return size() > maxEntries;
          }
        };
  }

  /** The answer that is known or under way; else null, and from now on it is this one. */
  synchronized @Nullable CompletableFuture<Classification> putIfAbsent(
      Key key, CompletableFuture<Classification> answer) {
    return answers.putIfAbsent(key, answer);
  }

  /** Forgets an answer, so that the next caller tries again. */
  synchronized void remove(Key key, CompletableFuture<Classification> answer) {
    answers.remove(key, answer);
  }

  synchronized int size() {
    return answers.size();
  }
}
