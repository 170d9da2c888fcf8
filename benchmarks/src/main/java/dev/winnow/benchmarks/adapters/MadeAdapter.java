package dev.winnow.benchmarks.adapters;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.lora.LoraLayer;
import dev.winnow.onnx.lora.LoraMerge;
import dev.winnow.runtime.adapt.PeftAdapter;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An adapter with random weights and a scale of 1: as PEFT saves it, and merged. */
final class MadeAdapter {
  private static final double DEVIATION = 0.03;

  private final Map<LinearLayer, LoraLayer> products = new LinkedHashMap<>();
  private final int rank;

  /** The same seed gives the same weights. */
  MadeAdapter(List<LinearLayer> layers, int rank, long seed) {
    this.rank = rank;
    Random random = new Random(seed);
    for (LinearLayer layer : layers) {
      products.put(
          layer,
          new LoraLayer(normals(random, rank * layer.in()), normals(random, layer.out() * rank)));
    }
  }

  private static float[] normals(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * DEVIATION);
    }
    return values;
  }

  /** Writes PEFT's two files. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, LoraLayer> byName = new LinkedHashMap<>();
    products.forEach((layer, product) -> byName.put(layer.name(), product));
    PeftAdapter.write(folder, rank, rank, byName);
  }

  /** Adds its products to the weights. */
  void mergeInto(LoraMerge merge) {
    products.forEach(
        (layer, product) ->
            merge.add(
                layer,
                transposed(product.a(), rank, layer.in()),
                transposed(product.b(), layer.out(), rank)));
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
