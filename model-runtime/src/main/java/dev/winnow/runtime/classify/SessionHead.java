package dev.winnow.runtime.classify;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.session.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A head that only ONNX Runtime knows how to run, in a session of its own. It is so small that it
 * runs on the CPU, whatever the encoder runs on, and one batch after the other.
 */
final class SessionHead implements HeadGroup, AutoCloseable {
  private final Head head;
  private final List<Pooling> features;
  private final ModelSession session;
  private FloatBuffer input = floats(0);
  private FloatBuffer output = floats(0);

  private SessionHead(Head head, List<Pooling> features, ModelSession session) {
    this.head = head;
    this.features = List.copyOf(features);
    this.session = session;
  }

  static SessionHead open(ModelPackage<HeadManifest> model, List<Pooling> features) {
    HeadManifest manifest = model.manifest();
    ModelSignature required =
        new ModelSignature(
            List.of(
                TensorSpec.float32(manifest.input(), TensorSpec.ANY, (long) manifest.dimensions())),
            List.of(TensorSpec.float32(manifest.output(), TensorSpec.ANY, 1L)));
    return new SessionHead(
        new Head(manifest),
        features,
        ModelSession.open(model.file(manifest.file()), required, Device.CPU));
  }

  @Override
  public List<Head> heads() {
    return List.of(head);
  }

  @Override
  public List<Pooling> features() {
    return features;
  }

  @Override
  public synchronized float[][] score(float[][] vectors, int[][] wanted) {
    int rows = fill(vectors, wanted);
    session.run(
        Map.of(head.manifest().input(), Tensor.of(input, rows, head.manifest().dimensions())),
        head.manifest().output(),
        Tensor.of(output, rows, 1));
    float[][] scores = new float[wanted.length][];
    int row = 0;
    for (int i = 0; i < wanted.length; i++) {
      scores[i] = wanted[i].length > 0 ? new float[] {output.get(row++)} : new float[0];
    }
    return scores;
  }

  /** Only what is wanted; the buffers grow to the largest batch. */
  private int fill(float[][] vectors, int[][] wanted) {
    int rows = (int) Arrays.stream(wanted).filter(row -> row.length > 0).count();
    if (output.capacity() < rows) {
      input = floats(rows * head.manifest().dimensions());
      output = floats(rows);
    }
    input.clear();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].length > 0) {
        input.put(vectors[i]);
      }
    }
    return rows;
  }

  private static FloatBuffer floats(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    session.close();
  }
}
