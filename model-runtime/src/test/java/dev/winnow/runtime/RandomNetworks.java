package dev.winnow.runtime;

import dev.winnow.onnx.head.DenseLayer;
import dev.winnow.onnx.head.DenseNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Dense networks with made-up weights, whose scores spread over 0 to 1. */
public final class RandomNetworks {
  private RandomNetworks() {}

  /**
   * One network.
   *
   * @param hidden widths of the hidden layers
   */
  public static DenseNetwork of(Random random, int inputs, int... hidden) {
    List<DenseLayer> layers = new ArrayList<>();
    int width = inputs;
    for (int units : hidden) {
      layers.add(layer(random, width, units, 1));
      width = units;
    }
    layers.add(layer(random, width, 1, hidden.length == 0 ? 4 : 1));
    return new DenseNetwork(layers);
  }

  /** A vector of length 1. */
  public static float[] unitVector(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    double squares = 0;
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < dimensions; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private static DenseLayer layer(Random random, int inputs, int outputs, double scale) {
    float[] weights = new float[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * scale);
    }
    float[] bias = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      bias[i] = (float) random.nextGaussian();
    }
    return new DenseLayer(inputs, outputs, weights, bias);
  }
}
