package dev.winnow.training.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fits {@link HiddenLayerModel}s by mini-batch gradient descent with Adam (Kingma and Ba, ICLR
 * 2015) and decoupled weight decay (Loshchilov and Hutter, ICLR 2019). The same seed and examples
 * give the same model: it runs on the caller's thread in a fixed order.
 *
 * @param decay the share of each weight taken off a step, in units of the learning rate
 * @param members how many models, from seeds of their own, the result is the mean of
 */
public record HiddenLayerFit(int units, int epochs, double decay, int members, long seed) {
  static final int BATCH = 100;
  static final float LEARNING_RATE = 0.0015f;

  public HiddenLayerFit {
    if (units < 1 || epochs < 1 || members < 1 || !(decay >= 0)) {
      throw new IllegalArgumentException(
          "units: %d, epochs: %d, members: %d, decay: %s (expected: > 0, decay >= 0)"
              .formatted(units, epochs, members, decay));
    }
  }

  public HiddenLayerModel fit(Examples examples) {
    List<HiddenLayerModel> models = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      models.add(fitOne(examples, new Random(seed + member)));
    }
    return HiddenLayerModel.mean(models);
  }

  private HiddenLayerModel fitOne(Examples examples, Random random) {
    HiddenLayerGradient network =
        new HiddenLayerGradient(FeatureScaling.of(examples), examples.width(), units, random);
    Adam adam = new Adam(network.parameters(), (float) decay);
    Shuffling shuffling = new Shuffling(examples.size(), random);
    double meanWeight = examples.totalWeight() / examples.size();
    int batches = (examples.size() + BATCH - 1) / BATCH;
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = shuffling.next();
      for (int batch = 0; batch < batches; batch++) {
        int begin = batch * BATCH;
        int end = Math.min(order.length, begin + BATCH);
        network.clearGradient();
        for (int i = begin; i < end; i++) {
          double weight = examples.weights()[order[i]] / meanWeight / (end - begin);
          network.add(
              examples.features()[order[i]], (float) examples.targets()[order[i]], (float) weight);
        }
        float progress = (epoch + (float) batch / batches) / epochs;
        adam.step(network.gradient(), LEARNING_RATE * (1 - progress));
      }
    }
    return network.model();
  }
}
