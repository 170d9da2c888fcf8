package dev.winnow.pipeline.control;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a process holds once for each key, however many tasks use it. The first to join opens it,
 * the last to leave closes it. Thread-safe; joining waits where another task is opening.
 */
public final class WorkerWide<K, R extends AutoCloseable> {
  private final Function<K, R> opener;
  private final Map<K, Shared<R>> open = new HashMap<>();

  private static final class Shared<R> {
    private final R resource;
    private int users;

    private Shared(R resource) {
      this.resource = resource;
    }
  }

  public WorkerWide(Function<K, R> opener) {
    this.opener = opener;
  }

  /** Every join is followed by one {@link #leave}. */
  public synchronized R join(K key) {
    Shared<R> shared = open.computeIfAbsent(key, k -> new Shared<>(opener.apply(k)));
    shared.users++;
    return shared.resource;
  }

  /** The resource is closed outside of the lock, so that none waits for what drains. */
  public void leave(K key) {
    R last = left(key);
    if (last == null) {
      return;
    }
    try {
      last.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("close failed", e);
    }
  }

  private synchronized @Nullable R left(K key) {
    Shared<R> shared = open.get(key);
    if (shared == null || --shared.users > 0) {
      return null;
    }
    open.remove(key);
    return shared.resource;
  }
}
