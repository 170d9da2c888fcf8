package dev.winnow.runtime;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A folder of packages for one test: a real encoder, linked, and heads with made-up weights. */
public final class TestPackages {
  private final Path folder;
  private final EncoderManifest encoder;

  public TestPackages(Path folder, String encoderId) throws IOException {
    this(folder, (EncoderManifest) ManifestFile.read(BuiltModels.FOLDER.resolve(encoderId)));
    Path target = folder.resolve(encoderId);
    for (String file : encoder.hashes().keySet()) {
      Files.createLink(target.resolve(file), built(file));
    }
  }

  private TestPackages(Path folder, EncoderManifest encoder) {
    this.folder = folder;
    this.encoder = encoder;
    ManifestFile.write(folder.resolve(encoder.id()), encoder);
  }

  /** With another version of the encoder: the same weights under another hash. */
  public static TestPackages withVersion(Path folder, String encoderId, int version)
      throws IOException {
    Path built = BuiltModels.FOLDER.resolve(encoderId);
    EncoderManifest original = (EncoderManifest) ManifestFile.read(built);
    Path target = Files.createDirectories(folder.resolve(encoderId));
    Path model = target.resolve(original.model());
    Files.copy(built.resolve(original.model()), model);
    byte[] modelVersion = new Protobuf().number(5, version).toBytes();
    Files.write(model, modelVersion, StandardOpenOption.APPEND);
    Files.createLink(target.resolve(original.tokenizer()), built.resolve(original.tokenizer()));
    Map<String, String> hashes = new HashMap<>(original.hashes());
    hashes.put(original.model(), Sha256.of(model));
    return new TestPackages(
        folder,
        new EncoderManifest(
            original.id(),
            original.version() + "-" + version,
            original.model(),
            original.tokenizer(),
            original.dimensions(),
            original.pooling(),
            original.maxTokens(),
            original.longTexts(),
            hashes));
  }

  private Path built(String file) {
    return BuiltModels.FOLDER.resolve(encoder.id()).resolve(file);
  }

  public Path folder() {
    return folder;
  }

  public EncoderManifest encoder() {
    return encoder;
  }

  /** Adds a head whose scores spread widely over 0 to 1. */
  public HeadManifest addHead(String category, long seed) throws IOException {
    return addHead(category, LogisticGraph.bytes(weights(seed), 0.5f), List.of());
  }

  /**
   * Adds a head.
   *
   * @param graph an ONNX file from {@code embedding} to {@code probability}
   * @param features that it reads; empty for the encoder's own pooling
   */
  public HeadManifest addHead(String category, byte[] graph, List<Pooling> features)
      throws IOException {
    String id = encoder.id() + "-" + category;
    Path target = Files.createDirectories(folder.resolve(id));
    Path file = target.resolve("head.onnx");
    Files.write(file, graph);
    HeadManifest manifest =
        new HeadManifest(
            id,
            "1",
            encoder.id(),
            encoder.modelSha256(),
            category,
            "head.onnx",
            Sha256.of(file),
            "embedding",
            encoder.dimensions() * Math.max(1, features.size()),
            "probability",
            new PlattCalibration(1.5, -0.25, "c1"),
            features,
            "",
            "");
    ManifestFile.write(target, manifest);
    return manifest;
  }

  private float[] weights(long seed) {
    Random random = new Random(seed);
    float[] weights = new float[encoder.dimensions()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * 4);
    }
    return weights;
  }
}
