package dev.winnow.benchmarks.adapters;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LoraMerge;
import dev.winnow.runtime.repository.AdapterManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An adapter with random weights: as PEFT would save it, and merged into its encoder. */
final class MadeAdapter {
  private static final double DEVIATION = 0.03;

  private final List<LinearLayer> layers;
  private final int rank;
  private final List<float[]> a = new ArrayList<>();
  private final List<float[]> b = new ArrayList<>();

  /** The same seed gives the same weights. */
  MadeAdapter(List<LinearLayer> layers, int rank, long seed) {
    this.layers = List.copyOf(layers);
    this.rank = rank;
    Random random = new Random(seed);
    for (LinearLayer layer : layers) {
      a.add(normals(random, rank * layer.in()));
      b.add(normals(random, layer.out() * rank));
    }
  }

  private static float[] normals(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * DEVIATION);
    }
    return values;
  }

  /** Writes PEFT's two files, with a scale of 1. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(AdapterManifest.CONFIG),
        "{\"peft_type\": \"LORA\", \"r\": %d, \"lora_alpha\": %d, \"bias\": \"none\"}"
            .formatted(rank, rank));
    List<String> entries = new ArrayList<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int i = 0; i < layers.size(); i++) {
      String module = "base_model.model." + layers.get(i).name();
      entries.add(append(data, module + ".lora_A.weight", a.get(i), rank));
      entries.add(append(data, module + ".lora_B.weight", b.get(i), layers.get(i).out()));
    }
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + header.length + data.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header).put(data.toByteArray());
    Files.write(folder.resolve(AdapterManifest.WEIGHTS), file.array());
  }

  private static String append(ByteArrayOutputStream data, String name, float[] values, int rows) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    int begin = data.size();
    data.writeBytes(bytes.array());
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}"
        .formatted(name, rows, values.length / rows, begin, data.size());
  }

  /** Adds its products to the weights. */
  void mergeInto(LoraMerge merge) {
    for (int i = 0; i < layers.size(); i++) {
      LinearLayer layer = layers.get(i);
      merge.add(
          layer, transposed(a.get(i), rank, layer.in()), transposed(b.get(i), layer.out(), rank));
    }
  }

  private static FloatBuffer transposed(float[] values, int rows, int columns) {
    FloatBuffer turned = FloatBuffer.allocate(values.length);
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        turned.put(values[row * columns + column]);
      }
    }
    return turned.flip();
  }
}
