package dev.winnow.training.ngram;

import dev.winnow.runtime.ngram.BucketRows;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramNetwork;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.fit.EmbeddingBagModel;
import dev.winnow.training.fit.HiddenLayerModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings models of labels to 8 bits a weight and into one: the weights of each with a scale of its
 * own, at which the largest just fits, and so its embeddings.
 */
public final class Quantisation {
  private static final int LARGEST = 127;

  private Quantisation() {}

  /** Linear ones, one label a model, in their order. */
  public static NgramModel of(NgramShape shape, List<LinearNgrams> models) {
    return of(shape, models, List.of());
  }

  /** Of labels that may have a network besides, in their order. */
  public static NgramModel mixed(NgramShape shape, List<ScreenModel> models) {
    List<LinearNgrams> linear = new ArrayList<>();
    List<NgramNetwork> networks = new ArrayList<>();
    for (int label = 0; label < models.size(); label++) {
      ScreenModel model = models.get(label);
      if (model.network().isPresent()) {
        EmbeddedNgrams network = model.network().get();
        double bias = network.model().layer().outputBias();
        linear.add(model.linear().plus(bias).times(ScreenModel.SHARE));
        networks.add(network(shape, label, network));
      } else {
        linear.add(model.linear());
      }
    }
    return of(shape, linear, networks);
  }

  private static NgramModel of(
      NgramShape shape, List<LinearNgrams> models, List<NgramNetwork> networks) {
    float[] bias = new float[models.size()];
    float[] scale = new float[models.size()];
    byte[] weights = new byte[shape.buckets() * models.size()];
    for (int label = 0; label < scale.length; label++) {
      LinearNgrams model = models.get(label);
      bias[label] = (float) model.bias();
      scale[label] = scale(model);
      for (int bucket = 0; bucket < model.buckets(); bucket++) {
        int steps = Math.round(model.weight(bucket) / scale[label]);
        weights[bucket * scale.length + label] = (byte) steps;
      }
    }
    return new NgramModel(shape, bias, scale, BucketRows.of(weights, scale.length), networks);
  }

  private static NgramNetwork network(NgramShape shape, int label, EmbeddedNgrams embedded) {
    EmbeddingBagModel model = embedded.model();
    int width = model.dimensions();
    float scale = scale(embedded);
    byte[] embeddings = new byte[Math.multiplyExact(shape.buckets(), width)];
    for (int feature = 0; feature < embedded.index().size(); feature++) {
      int row = embedded.index().bucket(feature) * width;
      for (int i = 0; i < width; i++) {
        embeddings[row + i] = (byte) Math.round(model.embedding(feature, i) / scale);
      }
    }
    HiddenLayerModel layer = model.layer();
    float[][] hidden = new float[layer.units()][width];
    float[] bias = new float[layer.units()];
    float[] output = new float[layer.units()];
    for (int unit = 0; unit < hidden.length; unit++) {
      for (int i = 0; i < width; i++) {
        hidden[unit][i] = layer.hiddenWeight(unit, i);
      }
      bias[unit] = layer.hiddenBias(unit);
      output[unit] = (float) ScreenModel.SHARE * layer.outputWeight(unit);
    }
    return new NgramNetwork(label, BucketRows.of(embeddings, width), scale, hidden, bias, output);
  }

  private static float scale(EmbeddedNgrams model) {
    float largest = Float.MIN_NORMAL;
    for (int feature = 0; feature < model.index().size(); feature++) {
      for (int i = 0; i < model.model().dimensions(); i++) {
        largest = Math.max(largest, Math.abs(model.model().embedding(feature, i)));
      }
    }
    return largest / LARGEST;
  }

  private static float scale(LinearNgrams model) {
    float largest = Float.MIN_NORMAL;
    for (int bucket = 0; bucket < model.buckets(); bucket++) {
      largest = Math.max(largest, Math.abs(model.weight(bucket)));
    }
    return largest / LARGEST;
  }
}
