package dev.winnow.runtime.adapt;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.ModelPackage;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An adapter in memory: for each layer that it changes, what it adds. Immutable. */
record LoraAdapter(AdapterManifest manifest, Map<String, LowRank> layers) {
  LoraAdapter {
    layers = Map.copyOf(layers);
  }

  /**
   * Reads a package.
   *
   * @param base the layers of the encoder, by name
   */
  static LoraAdapter read(ModelPackage<AdapterManifest> model, Map<String, LinearLayer> base) {
    AdapterManifest manifest = model.manifest();
    Path weights = model.file(manifest.weights());
    AdapterConfig config = AdapterConfig.read(model.file(manifest.config()));
    if (config.rank() != manifest.rank() || config.alpha() != manifest.alpha()) {
      throw new ModelLoadException(
          "adapter: %s: rank %d, alpha %s (expected, by %s: %d, %s)"
              .formatted(
                  manifest.id(),
                  manifest.rank(),
                  manifest.alpha(),
                  manifest.config(),
                  config.rank(),
                  config.alpha()));
    }
    Map<String, LowRank> layers = new TreeMap<>();
    PeftNames.pairs(weights, Safetensors.read(weights))
        .forEach(
            (module, pair) -> {
              LinearLayer layer = PeftNames.layer(weights, module, base);
              layers.put(layer.name(), fitted(weights, layer, pair, config));
            });
    if (!layers.keySet().equals(new TreeSet<>(manifest.targets()))) {
      throw new ModelLoadException(
          "adapter: %s: targets %s (expected, by %s: %s)"
              .formatted(manifest.id(), manifest.targets(), manifest.weights(), layers.keySet()));
    }
    return new LoraAdapter(manifest, layers);
  }

  private static LowRank fitted(
      Path file, LinearLayer layer, PeftNames.Pair pair, AdapterConfig config) {
    Matrix a = pair.a();
    Matrix b = pair.b();
    boolean fits =
        a.rows() == config.rank()
            && b.columns() == config.rank()
            && a.columns() == layer.in()
            && b.rows() == layer.out();
    if (!fits) {
      throw new ModelLoadException(
          "%s: %s: A [%d, %d], B [%d, %d] (expected: [%d, %d], [%d, %d])"
              .formatted(
                  file,
                  layer.name(),
                  a.rows(),
                  a.columns(),
                  b.rows(),
                  b.columns(),
                  config.rank(),
                  layer.in(),
                  layer.out(),
                  config.rank()));
    }
    return LowRank.of(a, b, config.scale());
  }
}
