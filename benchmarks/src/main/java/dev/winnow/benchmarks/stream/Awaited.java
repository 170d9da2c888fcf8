package dev.winnow.benchmarks.stream;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Keys that something is to be seen of, and the moment when the last of them was. Thread-safe. */
final class Awaited {
  private final Set<String> missing = new HashSet<>();
  private CompletableFuture<Long> all = CompletableFuture.completedFuture(0L);

  /**
   * Completes with the time of the last one, on the thread that tells of it.
   *
   * @throws IllegalStateException while some of before are missing
   */
  synchronized CompletableFuture<Long> expect(Collection<String> keys) {
    if (!missing.isEmpty()) {
      throw new IllegalStateException("missing: " + missing.size() + " of before (expected: 0)");
    }
    missing.addAll(keys);
    all = new CompletableFuture<>();
    return all;
  }

  /**
   * @param nanos when, by {@link System#nanoTime}
   */
  void seen(String key, long nanos) {
    CompletableFuture<Long> complete = null;
    synchronized (this) {
      if (missing.remove(key) && missing.isEmpty()) {
        complete = all;
      }
    }
    if (complete != null) {
      complete.complete(nanos);
    }
  }

  synchronized int missing() {
    return missing.size();
  }

  synchronized void fail(RuntimeException failure) {
    all.completeExceptionally(failure);
  }
}
