package dev.winnow.runtime.classify;

import dev.winnow.runtime.repository.HeadManifest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The heads of one encoder in memory, one copy each, however many classifiers stand on them: where
 * one head is swapped, the others are not loaded again. The last share to be closed frees the head.
 * Thread-safe.
 */
final class HeadPool {
  private final Map<HeadManifest, Entry> open = new HashMap<>();

  private static final class Entry {
    private final LoadedHead head;
    private int shares;

    private Entry(LoadedHead head) {
      this.head = head;
    }
  }

  /** One user's hold on a head. */
  final class Share implements AutoCloseable {
    private final HeadManifest key;
    private final LoadedHead head;
    private boolean closed;

    private Share(HeadManifest key, LoadedHead head) {
      this.key = key;
      this.head = head;
    }

    LoadedHead head() {
      return head;
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
   * A share of a head. Packages with equal manifests are the same head: their files have the same
   * hashes.
   *
   * @param loader opens the head of that manifest, where it is not in memory
   */
  Share share(HeadManifest manifest, Supplier<LoadedHead> loader) {
    synchronized (open) {
      Entry entry = open.get(manifest);
      if (entry == null) {
        entry = new Entry(loader.get());
        open.put(manifest, entry);
      }
      entry.shares++;
      return new Share(manifest, entry.head);
    }
  }

  private void release(HeadManifest key) {
    Entry entry = open.get(key);
    if (entry != null && --entry.shares == 0) {
      open.remove(key);
      entry.head.close();
    }
  }
}
