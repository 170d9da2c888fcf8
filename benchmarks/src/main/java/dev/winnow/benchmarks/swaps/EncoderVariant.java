package dev.winnow.benchmarks.swaps;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.deploy.PackageSet;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An encoder with its heads that gives other vectors, and heads that give other scores of these,
 * than those it is made of. Any number of deployments are made of it, whose encoders have the same
 * weights and each another hash.
 */
final class EncoderVariant {
  private final Path template;
  private final EncoderManifest encoder;
  private final List<HeadManifest> heads;

  private EncoderVariant(Path template, EncoderManifest encoder, List<HeadManifest> heads) {
    this.template = template;
    this.encoder = encoder;
    this.heads = List.copyOf(heads);
  }

  /**
   * Writes the packages that all others are made of.
   *
   * @param template an empty folder
   * @param factor of every other element of the vectors, and of the heads' weights
   */
  static EncoderVariant write(ModelRepository models, String id, Path template, float factor)
      throws IOException {
    EncoderManifest original = models.encoderManifest(id);
    Path from = models.root().resolve(id);
    Path to = Files.createDirectories(template.resolve(id));
    Path file = to.resolve(original.model());
    OnnxFile.write(scaled(original, OnnxFile.read(from.resolve(original.model())), factor), file);
    Files.copy(from.resolve(original.tokenizer()), to.resolve(original.tokenizer()));
    EncoderManifest encoder =
        described(original, original.version() + "-x" + factor, Sha256.of(file));
    ManifestFile.write(to, encoder);
    List<HeadManifest> heads = models.headsOf(id).stream().map(models::headManifest).toList();
    for (HeadManifest head : heads) {
      new HeadVariant(models.root(), head).write(template, factor, encoder.modelSha256());
    }
    ModelRepository written = new ModelRepository(template);
    return new EncoderVariant(
        template, encoder, written.headsOf(id).stream().map(written::headManifest).toList());
  }

  private static ModelProto scaled(EncoderManifest encoder, ModelProto model, float factor) {
    float[] factors = new float[encoder.dimensions()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = i % 2 == 0 ? factor : 1;
    }
    return ScaledOutput.of(model, Encoder.signature(encoder).outputs().get(0).name(), factors);
  }

  /** What the packages are that all others are made of. */
  Deployment template() {
    return deployment(template);
  }

  /**
   * Writes a deployment's packages, without the file of the encoder's model.
   *
   * @param folder an empty one, on the disk of the template
   * @param number above 0; another one gives another hash
   */
  Deployment describe(Path folder, int number) throws IOException {
    bring(folder, number);
    Path own = folder.resolve(encoder.id());
    link(encoder.id(), encoder.tokenizer(), folder);
    EncoderManifest described =
        described(
            encoder, encoder.version() + "-" + number, Sha256.of(own.resolve(encoder.model())));
    ManifestFile.write(own, described);
    for (HeadManifest head : heads) {
      Files.createDirectories(folder.resolve(head.id()));
      link(head.id(), head.file(), folder);
      ManifestFile.write(
          folder.resolve(head.id()),
          HeadVariant.described(head, head.version(), head.sha256(), described.modelSha256()));
    }
    remove(folder);
    return deployment(folder);
  }

  private void link(String id, String file, Path folder) throws IOException {
    Files.createLink(folder.resolve(id).resolve(file), template.resolve(id).resolve(file));
  }

  /** How answers name the encoder of a folder that was described. */
  ModelIdentity identity(Path folder) {
    EncoderManifest described = (EncoderManifest) ManifestFile.read(folder.resolve(encoder.id()));
    return new ModelIdentity(described.id(), described.version(), described.modelSha256(), "");
  }

  /**
   * Writes the file of the encoder's model: that of the template with a number in it. Messages of
   * protocol buffers that follow one another are one, and the last value of a field holds.
   */
  void bring(Path folder, int number) throws IOException {
    Path file = Files.createDirectories(folder.resolve(encoder.id())).resolve(encoder.model());
    Files.copy(template.resolve(encoder.id()).resolve(encoder.model()), file);
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      ModelProto.newBuilder().setModelVersion(number).build().writeTo(out);
    }
  }

  /** Deletes the file of the encoder's model. */
  void remove(Path folder) throws IOException {
    Files.delete(folder.resolve(encoder.id()).resolve(encoder.model()));
  }

  private static Deployment deployment(Path folder) {
    return new Deployment(
        folder.getFileName().toString(), folder, PackageSet.of(folder).sha256(), 1, false);
  }

  private static EncoderManifest described(EncoderManifest of, String version, String modelSha256) {
    Map<String, String> hashes = new HashMap<>(of.hashes());
    hashes.put(of.model(), modelSha256);
    return new EncoderManifest(
        of.id(),
        version,
        of.model(),
        of.tokenizer(),
        of.dimensions(),
        of.pooling(),
        of.maxTokens(),
        of.longTexts(),
        hashes);
  }
}
