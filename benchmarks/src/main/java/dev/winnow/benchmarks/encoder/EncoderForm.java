package dev.winnow.benchmarks.encoder;

import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * One ONNX file of an encoder, opened as a package of its own that differs in nothing else but how
 * wide its vectors are.
 */
final class EncoderForm implements AutoCloseable {
  private final String name;
  private final Encoder encoder;
  private final EncoderWorker worker;

  private EncoderForm(String name, Encoder encoder) {
    this.name = name;
    this.encoder = encoder;
    this.worker = encoder.newWorker();
  }

  /**
   * Opens a form on the CPU.
   *
   * @param model package whose tokenizer, pooling and limits are used
   * @param onnx the form
   * @param folder an empty folder, filled with the package
   */
  static EncoderForm open(String name, Path model, Path onnx, Path folder) {
    EncoderManifest manifest = (EncoderManifest) ManifestFile.read(model);
    Path target = folder.resolve(manifest.id());
    try {
      Files.createDirectories(target);
      copy(onnx, target.resolve(manifest.model()));
      copy(model.resolve(manifest.tokenizer()), target.resolve(manifest.tokenizer()));
      Files.writeString(
          target.resolve(ManifestFile.NAME),
          Files.readString(model.resolve(ManifestFile.NAME))
              .replace(manifest.modelSha256(), Sha256.of(onnx))
              .replace("dimensions: " + manifest.dimensions(), "dimensions: " + width(onnx)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EncoderForm(
        name, Encoder.open(new ModelRepository(folder).encoder(manifest.id()), Device.CPU));
  }

  /** How many values it gives for a token. */
  private static long width(Path onnx) {
    List<Long> shape = OnnxOutline.read(onnx).outputs().get(0).shape();
    return shape.get(shape.size() - 1);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  String name() {
    return name;
  }

  Encoder encoder() {
    return encoder;
  }

  EncoderWorker worker() {
    return worker;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
