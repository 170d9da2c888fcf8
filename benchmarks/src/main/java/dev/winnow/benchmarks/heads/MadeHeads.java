package dev.winnow.benchmarks.heads;

import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.head.DenseLayer;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Packages of heads with random weights: every other one is a logistic regression, the others have
 * a hidden layer as wide as that of the shipped heads. The same place gives the same head.
 */
public final class MadeHeads {
  private static final int HIDDEN = 192;
  private static final String FILE = "head.onnx";

  private final Path folder;
  private final EncoderManifest encoder;

  MadeHeads(Path folder, EncoderManifest encoder) {
    this.folder = folder;
    this.encoder = encoder;
  }

  static String category(int place) {
    return "made_" + place;
  }

  static String id(int place) {
    return "made-" + place;
  }

  /** What the head of this place computes of a vector of so many dimensions. */
  public static DenseNetwork network(int place, int dimensions) {
    Random random = new Random(place);
    return place % 2 == 0
        ? new DenseNetwork(List.of(layer(random, dimensions, 1)))
        : new DenseNetwork(List.of(layer(random, dimensions, HIDDEN), layer(random, HIDDEN, 1)));
  }

  /** Writes a package; answers its folder. */
  Path write(int place) throws IOException {
    DenseNetwork network = network(place, encoder.dimensions());
    Path target = Files.createDirectories(folder.resolve(id(place)));
    Path file = target.resolve(FILE);
    OnnxFile.write(network.toModel(id(place), "vectors", "score"), file);
    ManifestFile.write(
        target,
        new HeadManifest(
            id(place),
            "1",
            encoder.id(),
            encoder.modelSha256(),
            category(place),
            FILE,
            Sha256.of(file),
            "vectors",
            encoder.dimensions(),
            "score",
            new PlattCalibration(1, 0, "none")));
    return target;
  }

  private static DenseLayer layer(Random random, int inputs, int outputs) {
    float[] weights = new float[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(outputs));
    }
    return new DenseLayer(inputs, outputs, weights, new float[outputs]);
  }
}
