package dev.winnow.runtime.ngram;

import java.util.List;

/**
 * The networks of a model, over one table of embeddings: in each row those of the networks, one
 * after the other. Immutable.
 *
 * @param embeddings {@code [buckets, dimensions of all]}
 */
public record NgramNetworks(BucketRows embeddings, List<NgramNetwork> networks) {
  public NgramNetworks {
    networks = List.copyOf(networks);
    int each = embeddings.width() / Math.max(1, networks.size());
    if (networks.isEmpty() || embeddings.width() != each * networks.size()) {
      throw new IllegalArgumentException(
          "embeddings: %d dimensions of %d networks (expected: the same number of each)"
              .formatted(embeddings.width(), networks.size()));
    }
    for (NgramNetwork network : networks) {
      if (network.dimensions() != each) {
        throw new IllegalArgumentException(
            "dimensions: %d (expected: %d)".formatted(network.dimensions(), each));
      }
    }
  }

  /**
   * Adds to the outputs of the labels.
   *
   * @param buckets of a text, the first so many
   */
  void add(int[] buckets, int count, double length, float[] outputs) {
    int[] sums = new int[embeddings.width()];
    for (int i = 0; i < count; i++) {
      embeddings.add(buckets[i], sums);
    }
    int from = 0;
    for (NgramNetwork network : networks) {
      outputs[network.label()] += (float) network.output(sums, from, length);
      from += network.dimensions();
    }
  }
}
