package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An encoder in memory, what it gave for the probe texts, and the heads that stand on it. Heads are
 * let go of before it is closed. Thread-safe, but for {@link #close}.
 */
final class LoadedEncoder implements AutoCloseable {
  private final Encoder encoder;
  private final Map<String, ProbeVectors> probes = new HashMap<>();
  private final SharedPool<HeadManifest, LoadedHead> heads = new SharedPool<>();

  private LoadedEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Runs an encoder on the probe texts; where that fails, it is closed.
   *
   * @param adapters that it was loaded with
   */
  static LoadedEncoder of(Encoder encoder, List<AdapterManifest> adapters) {
    LoadedEncoder loaded = new LoadedEncoder(encoder);
    try {
      loaded.probe(adapters);
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw new ModelLoadException(
          "encoder: %s fails on harmless texts: %s"
              .formatted(encoder.manifest().id(), e.getMessage()),
          e);
    }
  }

  private void probe(List<AdapterManifest> adapters) {
    List<TokenizedText> texts = ProbeTexts.ALL.stream().map(encoder::tokenize).toList();
    probes.put("", new ProbeVectors(texts, encoder.newWorker()));
    for (AdapterManifest adapter : adapters) {
      probes.put(adapter.id(), new ProbeVectors(texts, encoder.newWorker(adapter.id())));
    }
  }

  Encoder encoder() {
    return encoder;
  }

  /**
   * What it gave for the probe texts.
   *
   * @param adapter id of one that it was loaded with, or empty
   */
  ProbeVectors probes(String adapter) {
    return Objects.requireNonNull(probes.get(adapter), adapter);
  }

  /** Packages with equal manifests are the same head: their files have the same hashes. */
  SharedPool<HeadManifest, LoadedHead> heads() {
    return heads;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
