package dev.winnow.runtime.classify;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.concurrent.CompletableFuture;

/** A text that waits for the scores that are wanted of it. */
record Pending(TokenizedText text, Wanted wanted, CompletableFuture<Classification> answer) {
  /** Whether the caller has given up. */
  boolean abandoned() {
    return answer.isDone();
  }
}
