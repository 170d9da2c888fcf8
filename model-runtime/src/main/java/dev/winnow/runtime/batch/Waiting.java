package dev.winnow.runtime.batch;

/** An item in the queue. Two are never equal, so that equal items can wait side by side. */
final class Waiting<T> {
  private final T item;
  private final int tokens;
  private final long sinceNanos;

  Waiting(T item, int tokens, long sinceNanos) {
    this.item = item;
    this.tokens = tokens;
    this.sinceNanos = sinceNanos;
  }

  T item() {
    return item;
  }

  int tokens() {
    return tokens;
  }

  long sinceNanos() {
    return sinceNanos;
  }
}
