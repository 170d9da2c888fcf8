package dev.winnow.benchmarks.runtime;

import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.heads.FusedHeads;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All heads of an encoder over the vectors of a batch, the product that a classifier runs too: so a
 * fixed way to form batches does the same work.
 */
final class AllHeads {
  private final @Nullable FusedHeads heads;
  private final int[] all;

  /** Reads the heads that are made of dense layers and read the encoder's own pooling. */
  AllHeads(ModelRepository models, EncoderManifest encoder) {
    List<DenseNetwork> networks =
        models.headsOf(encoder.id()).stream()
            .map(id -> models.head(id, encoder))
            .filter(head -> head.manifest().dimensions() == encoder.dimensions())
            .flatMap(head -> network(head).stream())
            .toList();
    this.heads = networks.isEmpty() ? null : new FusedHeads(networks);
    this.all = IntStream.range(0, networks.size()).toArray();
  }

  private static Optional<DenseNetwork> network(ModelPackage<HeadManifest> model) {
    HeadManifest head = model.manifest();
    return DenseNetwork.of(OnnxFile.read(model.file(head.file())), head.input(), head.output());
  }

  /** How many there are. */
  int count() {
    return all.length;
  }

  /** Scores each text by all heads, and fails where one has no score. */
  void score(float[][] vectors) {
    if (heads == null) {
      return;
    }
    int[][] wanted = new int[vectors.length][];
    Arrays.fill(wanted, all);
    for (float[] scores : heads.score(vectors, wanted)) {
      if (scores.length != all.length) {
        throw new IllegalStateException("scores: " + scores.length);
      }
    }
  }
}
