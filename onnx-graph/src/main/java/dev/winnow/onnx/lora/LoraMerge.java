package dev.winnow.onnx.lora;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.OnnxFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Folds an adapter into a model of its own: {@code W + A B} in place of W. Costs the memory of a
 * whole model for each adapter; what {@link LoraGraph} gives is held against it.
 */
public final class LoraMerge {
  private final ModelProto.Builder model;

  public LoraMerge(ModelProto base) {
    this.model = base.toBuilder();
  }

  /**
   * Adds one layer's product.
   *
   * @param a {@code [in, rank]}, row by row
   * @param b {@code [rank, out]}, row by row, with the scale in it
   */
  public LoraMerge add(LinearLayer layer, FloatBuffer a, FloatBuffer b) {
    GraphProto.Builder graph = model.getGraphBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      if (graph.getInitializer(i).getName().equals(layer.weight())) {
        graph.setInitializer(i, sum(graph.getInitializer(i), layer, a, b));
        return this;
      }
    }
    throw new OnnxFileException("weight: " + layer.weight() + " (expected: one of the graph)");
  }

  public ModelProto model() {
    return model.build();
  }

  private static TensorProto sum(
      TensorProto weight, LinearLayer layer, FloatBuffer a, FloatBuffer b) {
    int rank = a.limit() / layer.in();
    ByteBuffer bytes =
        ByteBuffer.allocate(layer.in() * layer.out() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer before =
        weight.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int i = 0; i < layer.in(); i++) {
      for (int j = 0; j < layer.out(); j++) {
        double sum = before.get(i * layer.out() + j);
        for (int k = 0; k < rank; k++) {
          sum += (double) a.get(i * rank + k) * b.get(k * layer.out() + j);
        }
        bytes.putFloat((float) sum);
      }
    }
    return weight.toBuilder().setRawData(ByteString.copyFrom(bytes.flip())).build();
  }
}
