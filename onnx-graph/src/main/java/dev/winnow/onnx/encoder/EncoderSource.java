package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.lora.AdapterConfig;
import dev.winnow.onnx.lora.LoraMerge;
import dev.winnow.onnx.lora.PeftFiles;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an encoder is compiled from.
 *
 * @param model the exported ONNX file, weights in float32 inside it
 * @param adapter folder with PEFT's two files of an adapter that is folded into the weights, or
 *     none
 */
public record EncoderSource(Path model, @Nullable Path adapter) {

  /** The exported encoder as it is. */
  public static EncoderSource of(Path model) {
    return new EncoderSource(model, null);
  }

  /**
   * The encoder in float32, the adapter folded in.
   *
   * @throws OnnxFileException where a file cannot be read, or the adapter does not fit the encoder
   */
  ModelProto read() {
    ModelProto exported = OnnxFile.read(model);
    return adapter == null ? exported : folded(exported, adapter);
  }

  private static ModelProto folded(ModelProto exported, Path adapter) {
    Map<String, LinearLayer> layers = LinearLayers.of(exported.getGraph());
    AdapterConfig config = AdapterConfig.read(adapter.resolve(PeftFiles.CONFIG));
    LoraMerge merge = new LoraMerge(exported);
    PeftFiles.read(adapter.resolve(PeftFiles.WEIGHTS), config, layers)
        .forEach((name, added) -> merge.add(layer(layers, name), added.a(), added.b()));
    return merge.model();
  }

  private static LinearLayer layer(Map<String, LinearLayer> layers, String name) {
    LinearLayer layer = layers.get(name);
    if (layer == null) {
      throw new OnnxFileException("layer: " + name + " (expected: one of the encoder)");
    }
    return layer;
  }
}
