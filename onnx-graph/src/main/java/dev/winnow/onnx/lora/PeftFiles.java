package dev.winnow.onnx.lora;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.OnnxFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The weights of an adapter as PEFT writes them. */
public final class PeftFiles {
  /** What PEFT calls the weights in the folder of an adapter. */
  public static final String WEIGHTS = "adapter_model.safetensors";

  /** What PEFT calls the settings in the folder of an adapter. */
  public static final String CONFIG = "adapter_config.json";

  private PeftFiles() {}

  /**
   * What an adapter adds, by the names of the layers.
   *
   * @param weights a safetensors file
   * @param base the layers of the encoder, by name
   * @throws OnnxFileException where it cannot be read, or does not fit the encoder or the settings
   */
  public static Map<String, LowRank> read(
      Path weights, AdapterConfig config, Map<String, LinearLayer> base) {
    Map<String, LowRank> layers = new TreeMap<>();
    PeftNames.pairs(weights, Safetensors.read(weights))
        .forEach(
            (module, pair) -> {
              LinearLayer layer = PeftNames.layer(weights, module, base);
              layers.put(layer.name(), fitted(weights, layer, pair, config));
            });
    return layers;
  }

  /**
   * Writes the weights, over what is there.
   *
   * @param rank of all layers
   * @param layers by the name of the encoder's module
   */
  public static void write(Path weights, int rank, Map<String, LoraLayer> layers)
      throws IOException {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    layers.forEach(
        (module, layer) -> {
          matrices.put(PeftNames.a(module), layer.matrixA(rank));
          matrices.put(PeftNames.b(module), layer.matrixB(rank));
        });
    SafetensorsWriter.write(weights, matrices);
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
      throw new OnnxFileException(
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
