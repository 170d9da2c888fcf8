package dev.winnow.runtime.adapt;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.lora.AdapterConfig;
import dev.winnow.onnx.lora.LoraLayer;
import dev.winnow.onnx.lora.PeftFiles;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two files of an adapter as PEFT writes them: made, and read to become a package. */
public final class PeftAdapter {
  private PeftAdapter() {}

  /**
   * Writes the files into a folder that is there.
   *
   * @param rank of all layers
   * @param alpha the products are scaled by alpha / rank
   * @param layers by the name of the encoder's module
   */
  public static void write(Path folder, int rank, double alpha, Map<String, LoraLayer> layers)
      throws IOException {
    PeftFiles.write(folder.resolve(AdapterManifest.WEIGHTS), rank, layers);
    Files.writeString(folder.resolve(AdapterManifest.CONFIG), AdapterConfig.json(rank, alpha));
  }

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
    AdapterConfig said;
    List<String> targets;
    try {
      said = AdapterConfig.read(config);
      Map<String, LinearLayer> layers =
          LinearLayers.of(OnnxFile.read(encoder.file(encoder.manifest().model())).getGraph());
      targets = List.copyOf(PeftFiles.read(weights, said, layers).keySet());
    } catch (OnnxFileException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
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
}
