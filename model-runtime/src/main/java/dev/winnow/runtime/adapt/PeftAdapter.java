package dev.winnow.runtime.adapt;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What PEFT wrote, on its way to become a package. */
public final class PeftAdapter {
  private PeftAdapter() {}

  /**
   * The manifest for a folder with PEFT's two files.
   *
   * @param encoder that the adapter was trained on, in float32
   * @throws ModelLoadException where it asks for more than plain LoRA, or does not fit the encoder
   */
  public static AdapterManifest describe(
      Path folder, String id, String version, ModelPackage<EncoderManifest> encoder) {
    Path weights = folder.resolve(AdapterManifest.WEIGHTS);
    Path config = folder.resolve(AdapterManifest.CONFIG);
    AdapterConfig said = AdapterConfig.read(config);
    Map<String, LinearLayer> layers = layers(encoder.file(encoder.manifest().model()));
    List<String> targets =
        PeftNames.pairs(weights, Safetensors.read(weights)).keySet().stream()
            .map(module -> PeftNames.layer(weights, module, layers).name())
            .sorted()
            .toList();
    try {
      return new AdapterManifest(
          id,
          version,
          encoder.manifest().id(),
          encoder.manifest().modelSha256(),
          AdapterManifest.WEIGHTS,
          AdapterManifest.CONFIG,
          said.rank(),
          said.alpha(),
          targets,
          Map.of(
              AdapterManifest.WEIGHTS, Sha256.of(weights),
              AdapterManifest.CONFIG, Sha256.of(config)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, LinearLayer> layers(Path model) {
    try {
      return LinearLayers.of(OnnxFile.read(model).getGraph());
    } catch (OnnxFileException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
  }
}
