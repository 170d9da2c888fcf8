package dev.winnow.training.head;

import dev.winnow.onnx.head.DenseLayer;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.training.fit.HeadModel;
import dev.winnow.training.fit.HiddenLayerModel;
import dev.winnow.training.fit.LinearModel;
import java.util.List;

/**
 * A head as an ONNX model: float32 {@code [batch, width]} named {@value #INPUT} in, float32 {@code
 * [batch, 1]} named {@value #OUTPUT} out, the sigmoid inside.
 */
final class HeadGraph {
  static final String INPUT = "vectors";
  static final String OUTPUT = "score";

  private HeadGraph() {}

  /** The bytes of the model file; the same model gives the same bytes. */
  static byte[] of(HeadModel model, String name) {
    // Switching over sealed types needs a later Java.
    DenseNetwork network =
        model instanceof LinearModel linear ? network(linear) : network((HiddenLayerModel) model);
    return network.toModel(name, INPUT, OUTPUT).toByteArray();
  }

  private static DenseNetwork network(LinearModel model) {
    double[] exact = model.weights();
    float[] weights = new float[exact.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) exact[i];
    }
    return new DenseNetwork(
        List.of(new DenseLayer(weights.length, 1, weights, new float[] {(float) model.bias()})));
  }

  private static DenseNetwork network(HiddenLayerModel model) {
    int units = model.units();
    float[] hidden = new float[model.width() * units];
    float[] hiddenBias = new float[units];
    float[] output = new float[units];
    for (int unit = 0; unit < units; unit++) {
      for (int feature = 0; feature < model.width(); feature++) {
        hidden[feature * units + unit] = model.hiddenWeight(unit, feature);
      }
      hiddenBias[unit] = model.hiddenBias(unit);
      output[unit] = model.outputWeight(unit);
    }
    return new DenseNetwork(
        List.of(
            new DenseLayer(model.width(), units, hidden, hiddenBias),
            new DenseLayer(units, 1, output, new float[] {model.outputBias()})));
  }
}
