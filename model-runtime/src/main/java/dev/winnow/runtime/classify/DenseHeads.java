package dev.winnow.runtime.classify;

import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.heads.FusedHeads;
import dev.winnow.runtime.repository.Pooling;
import java.util.List;

/** Heads that are made of dense layers, fused: they need no session. */
final class DenseHeads implements HeadGroup {
  private final List<Head> heads;
  private final List<Pooling> features;
  private final FusedHeads fused;

  /**
   * Fuses heads.
   *
   * @param networks what each of the heads computes
   */
  DenseHeads(List<Head> heads, List<Pooling> features, List<DenseNetwork> networks) {
    this.heads = List.copyOf(heads);
    this.features = List.copyOf(features);
    this.fused = new FusedHeads(networks);
  }

  @Override
  public List<Head> heads() {
    return heads;
  }

  @Override
  public List<Pooling> features() {
    return features;
  }

  @Override
  public float[][] score(float[][] vectors, int[][] wanted) {
    return fused.score(vectors, wanted);
  }
}
