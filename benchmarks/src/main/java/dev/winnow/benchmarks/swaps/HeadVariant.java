package dev.winnow.benchmarks.swaps;

import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.head.DenseLayer;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a package that differs from a head's by its weights alone: the same graph and id, another
 * hash, other scores.
 */
final class HeadVariant {
  private final Path models;
  private final HeadManifest head;

  /**
   * Of a head in a folder of packages.
   *
   * @param models real path
   */
  HeadVariant(Path models, HeadManifest head) {
    this.models = models;
    this.head = head;
  }

  /**
   * Writes the package into a folder of its name below {@code under}, and gives that.
   *
   * @param factor of all weights
   */
  Path write(Path under, float factor) throws IOException {
    return write(under, factor, head.encoderSha256());
  }

  /**
   * Writes the package, for another encoder of the same id.
   *
   * @param encoderSha256 of that encoder's ONNX file
   */
  Path write(Path under, float factor, String encoderSha256) throws IOException {
    Path folder = Files.createDirectories(under.resolve(head.id()));
    Path file = folder.resolve(head.file());
    OnnxFile.write(scaled(factor).toModel(head.id(), head.input(), head.output()), file);
    String version = head.version() + "-x" + factor;
    ManifestFile.write(folder, described(head, version, Sha256.of(file), encoderSha256));
    return folder;
  }

  /** The manifest of a head with these in place of its own. */
  static HeadManifest described(
      HeadManifest of, String version, String sha256, String encoderSha256) {
    return new HeadManifest(
        of.id(),
        version,
        of.encoder(),
        encoderSha256,
        of.category(),
        of.file(),
        sha256,
        of.input(),
        of.dimensions(),
        of.output(),
        of.calibration(),
        of.features(),
        of.adapter(),
        of.adapterSha256());
  }

  private DenseNetwork scaled(float factor) {
    DenseNetwork network =
        DenseNetwork.of(
                OnnxFile.read(models.resolve(head.id()).resolve(head.file())),
                head.input(),
                head.output())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "head: %s (expected: made of dense layers)".formatted(head.id())));
    return new DenseNetwork(
        network.layers().stream()
            .map(
                layer ->
                    new DenseLayer(
                        layer.inputs(),
                        layer.outputs(),
                        scaled(layer.weights(), factor),
                        scaled(layer.bias(), factor)))
            .toList());
  }

  private static float[] scaled(float[] values, float factor) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values[i] * factor;
    }
    return scaled;
  }
}
