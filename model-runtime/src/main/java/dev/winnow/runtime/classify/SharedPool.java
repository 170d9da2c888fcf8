package dev.winnow.runtime.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Things in memory, one copy each, however many hold them. The last share to be closed closes the
 * thing. Thread-safe.
 */
final class SharedPool<K, V extends AutoCloseable> {
  private final Map<K, Entry<V>> open = new HashMap<>();

  private static final class Entry<V> {
    private final V value;
    private int shares;

    private Entry(V value) {
      this.value = value;
    }
  }

  /** One user's hold. */
  final class Share implements AutoCloseable {
    private final K key;
    private final V value;
    private boolean closed;

    private Share(K key, V value) {
      this.key = key;
      this.value = value;
    }

    V value() {
      return value;
    }

    /** Idempotent. */
    @Override
    public void close() {
      synchronized (open) {
        if (!closed) {
          closed = true;
          release(key);
        }
      }
    }
  }

  /**
   * A share of what bears this key.
   *
   * @param loader makes it, where it is not in memory; where that fails, the next one tries again
   */
  Share share(K key, Supplier<V> loader) {
    synchronized (open) {
      Entry<V> entry = open.get(key);
      if (entry == null) {
        entry = new Entry<>(loader.get());
        open.put(key, entry);
      }
      entry.shares++;
      return new Share(key, entry.value);
    }
  }

  private void release(K key) {
    Entry<V> entry = open.get(key);
    if (entry != null && --entry.shares == 0) {
      open.remove(key);
      close(entry.value);
    }
  }

  private static void close(AutoCloseable value) {
    try {
      value.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("close failed", e);
    }
  }
}
