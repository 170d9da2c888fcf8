package dev.winnow.benchmarks.swaps;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    Path folder = Files.createDirectories(under.resolve(head.id()));
    Path file = folder.resolve(head.file());
    OnnxFile.write(
        scaled(OnnxFile.read(models.resolve(head.id()).resolve(head.file())), factor), file);
    ManifestFile.write(
        folder,
        new HeadManifest(
            head.id(),
            head.version() + "-x" + factor,
            head.encoder(),
            head.encoderSha256(),
            head.category(),
            head.file(),
            Sha256.of(file),
            head.input(),
            head.dimensions(),
            head.output(),
            head.calibration(),
            head.features(),
            head.adapter(),
            head.adapterSha256()));
    return folder;
  }

  private static ModelProto scaled(ModelProto model, float factor) {
    ModelProto.Builder changed = model.toBuilder();
    GraphProto.Builder graph = changed.getGraphBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      graph.setInitializer(i, scaled(graph.getInitializer(i), factor));
    }
    return changed.build();
  }

  private static TensorProto scaled(TensorProto tensor, float factor) {
    if (tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE || !tensor.hasRawData()) {
      throw new IllegalArgumentException(
          "weights: %s is of type %d (expected: float32, raw)"
              .formatted(tensor.getName(), tensor.getDataType()));
    }
    ByteBuffer weights =
        ByteBuffer.wrap(tensor.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < weights.capacity(); at += Float.BYTES) {
      weights.putFloat(at, weights.getFloat(at) * factor);
    }
    return tensor.toBuilder().setRawData(ByteString.copyFrom(weights)).build();
  }
}
