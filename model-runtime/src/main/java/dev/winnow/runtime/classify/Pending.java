package dev.winnow.runtime.classify;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.concurrent.CompletableFuture;

/** A text that waits for its scores. */
record Pending(TokenizedText text, CompletableFuture<Classification> answer) {
  /** Whether the caller has given up. */
  boolean abandoned() {
    return answer.isDone();
  }
}
