package dev.winnow.training.fit;

import java.util.Arrays;
import java.util.Random;

/**
 * Fits {@link EmbeddingBagModel}s by mini-batch gradient descent with Adam (Kingma and Ba, ICLR
 * 2015), the embeddings only where a batch has their feature. The same seed and examples give the
 * same model: it runs on the caller's thread in a fixed order. The scales of the features are not
 * regarded.
 *
 * @param epochs passes over the examples, at least
 * @param steps batches in all, at least: of few examples more passes are made
 */
public record EmbeddingBagFit(int dimensions, int units, int epochs, int steps, long seed) {
  private static final int BATCH = 256;
  private static final float EMBEDDING_RATE = 0.003f;
  private static final float LAYER_RATE = 0.002f;
  private static final double FIRST_DEVIATION = 0.05;

  public EmbeddingBagFit {
    if (dimensions < 1 || units < 1 || epochs < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "dimensions: %d, units: %d, epochs: %d, steps: %d (expected: > 0)"
              .formatted(dimensions, units, epochs, steps));
    }
  }

  public EmbeddingBagModel fit(SparseExamples examples) {
    return new Descent(examples).run();
  }

  /** One fit, with what it changes as it goes. */
  private final class Descent {
    private final SparseExamples examples;
    private final Random random = new Random(seed);
    private final float[] embeddings;
    private final float[] gradient;
    private final HiddenLayerGradient layer;
    private final Adam embeddingSteps;
    private final Adam layerSteps;
    private final float[] bag = new float[dimensions];
    private final float[] back = new float[dimensions];
    private final boolean[] isTouched;
    private final int[] touched;
    private int touchedCount;

    Descent(SparseExamples examples) {
      this.examples = examples;
      this.embeddings = new float[examples.width() * dimensions];
      this.gradient = new float[embeddings.length];
      this.layer =
          new HiddenLayerGradient(FeatureScaling.none(dimensions), dimensions, units, random);
      this.embeddingSteps = new Adam(embeddings, 0);
      this.layerSteps = new Adam(layer.parameters(), 0);
      this.isTouched = new boolean[examples.width()];
      this.touched = new int[examples.width()];
      for (int i = 0; i < embeddings.length; i++) {
        embeddings[i] = (float) (FIRST_DEVIATION * random.nextGaussian());
      }
    }

    EmbeddingBagModel run() {
      Shuffling shuffling = new Shuffling(examples.size(), random);
      double meanWeight = examples.totalWeight() / examples.size();
      int batches = (examples.size() + BATCH - 1) / BATCH;
      int passes = Math.max(epochs, (steps + batches - 1) / batches);
      for (int pass = 0; pass < passes; pass++) {
        int[] order = shuffling.next();
        for (int batch = 0; batch < batches; batch++) {
          int begin = batch * BATCH;
          int end = Math.min(order.length, begin + BATCH);
          for (int i = begin; i < end; i++) {
            add(order[i], examples.weights()[order[i]] / meanWeight / (end - begin));
          }
          step(1 - (pass + (float) batch / batches) / passes);
        }
      }
      return new EmbeddingBagModel(embeddings, layer.model());
    }

    private void add(int example, double weight) {
      int[] features = examples.features().features()[example];
      double value = examples.features().value(example);
      EmbeddingBagModel.sum(embeddings, features, value, bag);
      layer.add(bag, (float) examples.targets()[example], (float) weight);
      layer.byFeatures(back);
      for (int i = 0; i < dimensions; i++) {
        back[i] *= (float) value;
      }
      for (int feature : features) {
        if (!isTouched[feature]) {
          isTouched[feature] = true;
          touched[touchedCount++] = feature;
        }
        int from = feature * dimensions;
        for (int i = 0; i < dimensions; i++) {
          gradient[from + i] += back[i];
        }
      }
    }

    private void step(float rate) {
      embeddingSteps.step(gradient, EMBEDDING_RATE * rate, touched, touchedCount, dimensions);
      layerSteps.step(layer.gradient(), LAYER_RATE * rate);
      layer.clearGradient();
      for (int i = 0; i < touchedCount; i++) {
        int from = touched[i] * dimensions;
        Arrays.fill(gradient, from, from + dimensions, 0);
        isTouched[touched[i]] = false;
      }
      touchedCount = 0;
    }
  }
}
