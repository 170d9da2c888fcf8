package dev.winnow.runtime.adapt;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.lora.LoraLayer;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Packages of adapters with random weights, their scale being 2. */
final class RandomAdapter {
  private RandomAdapter() {}

  static AdapterManifest write(
      Path models,
      String id,
      EncoderManifest encoder,
      List<LinearLayer> layers,
      int rank,
      double deviation,
      long seed)
      throws IOException {
    Path folder = Files.createDirectories(models.resolve(id));
    Random random = new Random(seed);
    Map<String, LoraLayer> products = new LinkedHashMap<>();
    for (LinearLayer layer : layers) {
      products.put(
          layer.name(),
          new LoraLayer(
              normals(random, rank * layer.in(), deviation),
              normals(random, layer.out() * rank, deviation)));
    }
    int alpha = 2 * rank;
    PeftAdapter.write(folder, rank, alpha, products);
    Path weights = folder.resolve(AdapterManifest.WEIGHTS);
    Path config = folder.resolve(AdapterManifest.CONFIG);
    Files.writeString(
        config,
        "{\"peft_type\": \"LORA\", \"r\": %d, \"lora_alpha\": %d, \"lora_dropout\": 0.1, "
                .formatted(rank, alpha)
            + "\"bias\": \"none\", \"use_dora\": false, \"modules_to_save\": null}");
    AdapterManifest manifest =
        new AdapterManifest(
            id,
            "1",
            encoder.id(),
            encoder.modelSha256(),
            AdapterManifest.WEIGHTS,
            AdapterManifest.CONFIG,
            rank,
            alpha,
            layers.stream().map(LinearLayer::name).toList(),
            Map.of(
                AdapterManifest.WEIGHTS, Sha256.of(weights),
                AdapterManifest.CONFIG, Sha256.of(config)));
    ManifestFile.write(folder, manifest);
    return manifest;
  }

  private static float[] normals(Random random, int size, double deviation) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) (random.nextGaussian() * deviation);
    }
    return numbers;
  }
}
