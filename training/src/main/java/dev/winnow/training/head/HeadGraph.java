package dev.winnow.training.head;

import ai.onnx.proto.OnnxMl;
import dev.winnow.training.fit.HeadModel;
import dev.winnow.training.fit.HiddenLayerModel;
import dev.winnow.training.fit.LinearModel;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * A head as an ONNX model: float32 {@code [batch, width]} named {@value #INPUT} in, float32 {@code
 * [batch, 1]} named {@value #OUTPUT} out, the sigmoid inside.
 */
final class HeadGraph {
  static final String INPUT = "vectors";
  static final String OUTPUT = "score";

  private final ONNXContext context = new ONNXContext();

  private HeadGraph() {}

  /** The bytes of the model file; the same model gives the same bytes. */
  static byte[] of(HeadModel model, String name) {
    HeadGraph graph = new HeadGraph();
    // Switching over sealed types needs a later Java.
    if (model instanceof LinearModel linear) {
      graph.add(linear);
    } else if (model instanceof HiddenLayerModel layered) {
      graph.add(layered);
    }
    return graph.build(name);
  }

  private void add(LinearModel model) {
    double[] weights = model.weights();
    ONNXPlaceholder input = context.floatInput(INPUT, weights.length);
    ONNXNode logit =
        product(
            input,
            "weights",
            List.of(weights.length, 1),
            buffer -> {
              for (double weight : weights) {
                buffer.put((float) weight);
              }
            },
            new float[] {(float) model.bias()});
    finish(logit);
  }

  private void add(HiddenLayerModel model) {
    ONNXPlaceholder input = context.floatInput(INPUT, model.width());
    float[] hiddenBias = new float[model.units()];
    for (int unit = 0; unit < hiddenBias.length; unit++) {
      hiddenBias[unit] = model.hiddenBias(unit);
    }
    ONNXNode hidden =
        product(
            input,
            "hidden",
            List.of(model.width(), model.units()),
            buffer -> {
              for (int feature = 0; feature < model.width(); feature++) {
                for (int unit = 0; unit < model.units(); unit++) {
                  buffer.put(model.hiddenWeight(unit, feature));
                }
              }
            },
            hiddenBias);
    ONNXNode logit =
        product(
            hidden.apply(new Rectifier()),
            "weights",
            List.of(model.units(), 1),
            buffer -> {
              for (int unit = 0; unit < model.units(); unit++) {
                buffer.put(model.outputWeight(unit));
              }
            },
            new float[] {model.outputBias()});
    finish(logit);
  }

  private ONNXNode product(
      ONNXRef<?> input,
      String name,
      List<Integer> shape,
      Consumer<FloatBuffer> weights,
      float[] bias) {
    return input.apply(
        ONNXOperators.GEMM,
        List.of(
            context.floatTensor(name, shape, weights),
            context.floatTensor(name + "_bias", List.of(bias.length), b -> b.put(bias))));
  }

  private void finish(ONNXNode logit) {
    ONNXPlaceholder output = context.floatOutput(OUTPUT, 1);
    logit.apply(ONNXOperators.SIGMOID).assignTo(output);
  }

  private byte[] build(String name) {
    context.setName(name);
    return OnnxMl.ModelProto.newBuilder()
        .setGraph(context.buildGraph())
        .setProducerName("winnow")
        .setIrVersion(6)
        .addOpsetImport(ONNXOperators.getOpsetProto())
        .build()
        .toByteArray();
  }
}
