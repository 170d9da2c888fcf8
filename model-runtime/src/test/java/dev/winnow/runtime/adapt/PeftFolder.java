package dev.winnow.runtime.adapt;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes an adapter with random weights as PEFT would, and its manifest. */
final class PeftFolder {
  private PeftFolder() {}

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
    Map<String, float[]> values = new LinkedHashMap<>();
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (LinearLayer layer : layers) {
      String module = "base_model.model." + layer.name();
      shapes.put(module + ".lora_A.weight", new int[] {rank, layer.in()});
      shapes.put(module + ".lora_B.weight", new int[] {layer.out(), rank});
    }
    shapes.forEach(
        (name, shape) -> {
          float[] numbers = new float[shape[0] * shape[1]];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextGaussian() * deviation);
          }
          values.put(name, numbers);
        });
    Path weights = folder.resolve(AdapterManifest.WEIGHTS);
    Files.write(weights, safetensors(shapes, values));
    Path config = folder.resolve(AdapterManifest.CONFIG);
    int alpha = 2 * rank;
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

  private static byte[] safetensors(Map<String, int[]> shapes, Map<String, float[]> values) {
    List<String> entries = new ArrayList<>();
    entries.add("\"__metadata__\":{\"format\":\"pt\"}");
    int[] end = {0};
    shapes.forEach(
        (name, shape) -> {
          int begin = end[0];
          end[0] += shape[0] * shape[1] * Float.BYTES;
          entries.add(
              "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}"
                  .formatted(name, shape[0], shape[1], begin, end[0]));
        });
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + header.length + end[0]).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    values.values().forEach(numbers -> append(file, numbers));
    return file.array();
  }

  private static void append(ByteBuffer file, float[] numbers) {
    for (float number : numbers) {
      file.putFloat(number);
    }
  }
}
