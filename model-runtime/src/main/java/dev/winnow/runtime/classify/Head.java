package dev.winnow.runtime.classify;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.session.TensorSpec;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** A head in memory. It is so small that it runs on the CPU, whatever the encoder runs on. */
final class Head implements AutoCloseable {
  private final HeadManifest manifest;
  private final ModelSession session;

  private Head(HeadManifest manifest, ModelSession session) {
    this.manifest = manifest;
    this.session = session;
  }

  static Head open(ModelPackage<HeadManifest> model) {
    HeadManifest manifest = model.manifest();
    ModelSignature required =
        new ModelSignature(
            List.of(
                TensorSpec.float32(manifest.input(), TensorSpec.ANY, (long) manifest.dimensions())),
            List.of(TensorSpec.float32(manifest.output(), TensorSpec.ANY, 1L)));
    return new Head(manifest, ModelSession.open(model.file(manifest.file()), required, Device.CPU));
  }

  String category() {
    return manifest.category();
  }

  ModelIdentity identity() {
    return new ModelIdentity(
        manifest.id(), manifest.version(), manifest.sha256(), manifest.calibration().version());
  }

  /**
   * Scores {@code rows} vectors.
   *
   * @param vectors direct, {@code [rows, dimensions]}
   * @param scores direct, {@code [rows, 1]}, written
   */
  void score(FloatBuffer vectors, int rows, FloatBuffer scores) {
    session.run(
        Map.of(manifest.input(), Tensor.of(vectors, rows, manifest.dimensions())),
        manifest.output(),
        Tensor.of(scores, rows, 1));
  }

  CategoryScore calibrated(float score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalStateException(
          "score of %s: %s (expected: 0 to 1)".formatted(manifest.id(), score));
    }
    return new CategoryScore(score, manifest.calibration().probability(score));
  }

  @Override
  public void close() {
    session.close();
  }
}
