package dev.winnow.runtime.classify;

import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.session.Device;
import java.util.HashMap;
import java.util.Map;

/**
 * Encoders in memory, one copy each, however many classifiers stand on them: so a head is swapped
 * without loading its encoder again. The last share to be closed frees the encoder. Thread-safe.
 */
final class EncoderPool {
  private final Map<Key, Entry> open = new HashMap<>();

  private record Key(EncoderManifest manifest, Device device) {}

  private static final class Entry {
    private final Encoder encoder;
    private int shares;

    private Entry(Encoder encoder) {
      this.encoder = encoder;
    }
  }

  /** One user's hold on an encoder. */
  final class Share implements AutoCloseable {
    private final Key key;
    private final Encoder encoder;
    private boolean closed;

    private Share(Key key, Encoder encoder) {
      this.key = key;
      this.encoder = encoder;
    }

    Encoder encoder() {
      return encoder;
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
   * A share of an encoder, which is loaded if it is not yet. Packages with equal manifests are the
   * same encoder: their files have the same hashes.
   */
  Share share(ModelPackage<EncoderManifest> model, Device device) {
    Key key = new Key(model.manifest(), device);
    synchronized (open) {
      Entry entry = open.computeIfAbsent(key, k -> new Entry(Encoder.open(model, device)));
      entry.shares++;
      return new Share(key, entry.encoder);
    }
  }

  private void release(Key key) {
    Entry entry = open.get(key);
    if (entry != null && --entry.shares == 0) {
      open.remove(key);
      entry.encoder.close();
    }
  }
}
