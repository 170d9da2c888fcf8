package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Encoders in memory, one copy each, however many classifiers stand on them: so a head is swapped
 * without loading its encoder again. The last share to be closed frees the encoder. Thread-safe.
 */
final class EncoderPool {
  private final Map<Key, Entry> open = new HashMap<>();

  private record Key(EncoderManifest manifest, List<AdapterManifest> adapters, Device device) {}

  private static final class Entry {
    private final Encoder encoder;
    private final Map<String, ProbeVectors> probes = new HashMap<>();
    private final HeadPool heads = new HeadPool();
    private int shares;

    private Entry(Encoder encoder, List<AdapterManifest> adapters) {
      this.encoder = encoder;
      List<TokenizedText> texts = ProbeTexts.ALL.stream().map(encoder::tokenize).toList();
      probes.put("", new ProbeVectors(texts, encoder.newWorker()));
      for (AdapterManifest adapter : adapters) {
        probes.put(adapter.id(), new ProbeVectors(texts, encoder.newWorker(adapter.id())));
      }
    }

    /** Runs the encoder on the probe texts; where that fails, it is closed. */
    private static Entry of(Encoder encoder, List<AdapterManifest> adapters) {
      try {
        return new Entry(encoder, adapters);
      } catch (RuntimeException e) {
        String id = encoder.manifest().id();
        encoder.close();
        throw new ModelLoadException(
            "encoder: %s fails on harmless texts: %s".formatted(id, e.getMessage()), e);
      }
    }
  }

  /** One user's hold on an encoder. */
  final class Share implements AutoCloseable {
    private final Key key;
    private final Entry entry;
    private boolean closed;

    private Share(Key key, Entry entry) {
      this.key = key;
      this.entry = entry;
    }

    Encoder encoder() {
      return entry.encoder;
    }

    /**
     * What the encoder gave for the probe texts.
     *
     * @param adapter id of one that it was loaded with, or empty
     */
    ProbeVectors probes(String adapter) {
      return Objects.requireNonNull(entry.probes.get(adapter), adapter);
    }

    /** Those that stand on this encoder. Its heads are closed before the share is. */
    HeadPool heads() {
      return entry.heads;
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
   * A share of an encoder, which is loaded and tried if it is not yet. Packages with equal
   * manifests are the same encoder: their files have the same hashes. The files are held against
   * these only where they are loaded: what is in memory was, and what lies in the folder by now is
   * not used.
   *
   * @param adapters that it is loaded with
   * @param loader opens the encoder of that manifest with these adapters
   */
  Share share(
      EncoderManifest manifest,
      List<AdapterManifest> adapters,
      Device device,
      Supplier<Encoder> loader) {
    Key key = new Key(manifest, List.copyOf(adapters), device);
    synchronized (open) {
      Entry entry = open.get(key);
      if (entry == null) {
        entry = Entry.of(loader.get(), adapters);
        open.put(key, entry);
      }
      entry.shares++;
      return new Share(key, entry);
    }
  }

  /** The package, unless its manifest is another by now than the one that was asked for. */
  static <M extends PackageManifest> ModelPackage<M> unchanged(M manifest, ModelPackage<M> model) {
    if (!model.manifest().equals(manifest)) {
      throw new ModelLoadException(
          model.folder() + ": its manifest changed (expected: the same while it is loaded)");
    }
    return model;
  }

  private void release(Key key) {
    Entry entry = open.get(key);
    if (entry != null && --entry.shares == 0) {
      open.remove(key);
      entry.encoder.close();
    }
  }
}
