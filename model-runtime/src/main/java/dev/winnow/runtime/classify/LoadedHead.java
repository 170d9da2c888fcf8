package dev.winnow.runtime.classify;

import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.Pooling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A head in memory: as dense layers where it is made of these, else in a session. Thread-safe, but
 * for {@link #close}.
 */
final class LoadedHead implements AutoCloseable {
  private final Head head;
  private final List<Pooling> features;
  private final @Nullable DenseNetwork dense;
  private final @Nullable SessionHead session;

  private LoadedHead(
      Head head,
      List<Pooling> features,
      @Nullable DenseNetwork dense,
      @Nullable SessionHead session) {
    this.head = head;
    this.features = List.copyOf(features);
    this.dense = dense;
    this.session = session;
  }

  /** Loads a head of this encoder, as the repository promises. */
  static LoadedHead open(ModelPackage<HeadManifest> model, EncoderManifest encoder) {
    Head head = new Head(model.manifest());
    List<Pooling> features = model.manifest().featuresOn(encoder);
    return network(model)
        .map(network -> new LoadedHead(head, features, network, null))
        .orElseGet(() -> new LoadedHead(head, features, null, SessionHead.open(model, features)));
  }

  private static Optional<DenseNetwork> network(ModelPackage<HeadManifest> model) {
    HeadManifest manifest = model.manifest();
    try {
      return DenseNetwork.of(
              OnnxFile.read(model.file(manifest.file())), manifest.input(), manifest.output())
          .filter(network -> network.inputs() == manifest.dimensions());
    } catch (OnnxFileException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
  }

  Head head() {
    return head;
  }

  List<Pooling> features() {
    return features;
  }

  /** What it computes, where that is dense layers. */
  @Nullable DenseNetwork dense() {
    return dense;
  }

  /** What runs it, where it is no dense layers. */
  @Nullable SessionHead session() {
    return session;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
