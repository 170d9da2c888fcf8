package dev.winnow.training.ngram;

import dev.winnow.runtime.ngram.BucketRows;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramNetwork;
import dev.winnow.runtime.ngram.NgramNetworks;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.fit.HiddenLayerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings models of labels to 8 bits a weight and into one: the weights of each with a scale of its
 * own, at which the largest just fits, and so its embeddings.
 */
public final class Quantisation {
  private static final int LARGEST = 127;

  private Quantisation() {}

  /** Linear ones, one label a model, in their order. */
  public static NgramModel of(NgramShape shape, List<LinearNgrams> models) {
    return of(shape, models, Optional.empty());
  }

  /** Of labels that may have a network besides, in their order. */
  public static NgramModel mixed(NgramShape shape, List<ScreenModel> models) {
    List<LinearNgrams> linear = new ArrayList<>();
    List<EmbeddedNgrams> embedded = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < models.size(); label++) {
      ScreenModel model = models.get(label);
      if (model.network().isPresent()) {
        double bias = model.network().get().model().layer().outputBias();
        linear.add(model.linear().plus(bias).times(ScreenModel.SHARE));
        embedded.add(model.network().get());
        labels.add(label);
      } else {
        linear.add(model.linear());
      }
    }
    return of(
        shape,
        linear,
        embedded.isEmpty() ? Optional.empty() : Optional.of(networks(shape, embedded, labels)));
  }

  private static NgramModel of(
      NgramShape shape, List<LinearNgrams> models, Optional<NgramNetworks> networks) {
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

  private static NgramNetworks networks(
      NgramShape shape, List<EmbeddedNgrams> models, List<Integer> labels) {
    int width = models.stream().mapToInt(model -> model.model().dimensions()).sum();
    byte[] embeddings = new byte[Math.multiplyExact(shape.buckets(), width)];
    List<NgramNetwork> networks = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < models.size(); i++) {
      EmbeddedNgrams embedded = models.get(i);
      float scale = scale(embedded);
      for (int feature = 0; feature < embedded.index().size(); feature++) {
        int row = embedded.index().bucket(feature) * width + from;
        for (int j = 0; j < embedded.model().dimensions(); j++) {
          embeddings[row + j] = (byte) Math.round(embedded.model().embedding(feature, j) / scale);
        }
      }
      networks.add(network(labels.get(i), scale, embedded.model().layer()));
      from += embedded.model().dimensions();
    }
    return new NgramNetworks(BucketRows.of(embeddings, width), networks);
  }

  private static NgramNetwork network(int label, float scale, HiddenLayerModel layer) {
    int units = layer.units();
    float[][] hidden = new float[units][layer.width()];
    float[] bias = new float[units];
    float[] output = new float[units];
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < layer.width(); i++) {
        hidden[unit][i] = layer.hiddenWeight(unit, i);
      }
      bias[unit] = layer.hiddenBias(unit);
      output[unit] = (float) ScreenModel.SHARE * layer.outputWeight(unit);
    }
    return new NgramNetwork(label, scale, hidden, bias, output);
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
