package dev.winnow.runtime.adapt;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.lora.AdapterConfig;
import dev.winnow.onnx.lora.LowRank;
import dev.winnow.onnx.lora.PeftFiles;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.ModelPackage;
import java.nio.file.Path;
import java.util.Map;
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
    AdapterConfig config;
    Map<String, LowRank> layers;
    try {
      config = AdapterConfig.read(model.file(manifest.config()));
      layers = PeftFiles.read(weights, config, base);
    } catch (OnnxFileException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
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
    if (!layers.keySet().equals(new TreeSet<>(manifest.targets()))) {
      throw new ModelLoadException(
          "adapter: %s: targets %s (expected, by %s: %s)"
              .formatted(manifest.id(), manifest.targets(), manifest.weights(), layers.keySet()));
    }
    return new LoraAdapter(manifest, layers);
  }
}
