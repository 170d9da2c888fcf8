package dev.winnow.onnx.encoder;

import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import java.util.Arrays;

/** Writes one layer with int8 products. */
final class QuantisedLayer {
  private final GraphBuilder graph;
  private final BertWeights bert;
  private final String prefix;
  private final int index;
  private final ActivationRanges ranges;

  QuantisedLayer(GraphBuilder graph, BertWeights bert, int index, ActivationRanges ranges) {
    this.graph = graph;
    this.bert = bert;
    this.prefix = "layer." + index + ".";
    this.index = index;
    this.ranges = ranges;
  }

  /**
   * Adds the layer.
   *
   * @param input float32 {@code [batch, tokens, dimensions]}
   * @param mask int32 {@code [batch, tokens]}, 1 for a token and 0 for padding
   * @return the name of the output, of the input's shape
   */
  String add(String input, String mask) {
    BertLayer layer = bert.layers().get(index);
    InputScale joining =
        InputScale.smoothed(
            maxima(Site.ATTENTION_OUTPUT, layer.attention().weight().rows()),
            layer.attention().weight());
    String attended = attention(layer, joining, input, mask);
    String joined =
        product("attention", quantised("attention", attended, joining), joining, layer.attention());
    String middle = norm("attention", joined, input, layer.attention(), layer.attentionNorm());
    String narrowed = feedForward(layer, middle);
    return norm("output", narrowed, middle, layer.narrow(), layer.norm());
  }

  /** What the joining product divides by is divided out of the values, so it costs nothing. */
  private String attention(BertLayer layer, InputScale joining, String input, String mask) {
    Matrix value = layer.value().weight().divideColumns(joining.smoothing());
    float[] valueBias = layer.value().bias().clone();
    for (int i = 0; i < valueBias.length; i++) {
      valueBias[i] /= joining.smoothing()[i];
    }
    Matrix weight = Matrix.beside(layer.query().weight(), layer.key().weight(), value);
    InputScale scale = InputScale.smoothed(maxima(Site.ATTENTION_INPUT, weight.rows()), weight);
    String smoothed = smoothed("self", input, scale);
    Int8Matrix quantised = Int8Matrix.of(weight.scaleRows(scale.smoothing()));
    return graph.node(
        Operator.microsoft("QAttention", GraphBuilder.integer("num_heads", bert.heads())),
        quantised("self", smoothed, scale),
        weight("self", quantised),
        graph.vector(prefix + "self.bias", joined(layer.query(), layer.key(), valueBias)),
        prefix + "self.input_scale",
        prefix + "self.weight_scale",
        mask,
        prefix + "self.input_zero",
        prefix + "self.weight_zero");
  }

  private String feedForward(BertLayer layer, String input) {
    WideActivation wide = WideActivation.of(maxima(Site.NARROW, layer.narrow().weight().rows()));
    Linear widen = wide.widened(layer.widen());
    InputScale scale =
        InputScale.smoothed(maxima(Site.WIDEN, widen.weight().rows()), layer.widen().weight());
    String smoothed = smoothed("widen", input, scale);
    String widened = product("widen", quantised("widen", smoothed, scale), scale, widen);
    String active =
        graph.node(
            Operator.microsoft("FastGelu"),
            widened,
            graph.vector(prefix + "widen.bias", widen.bias()));
    Linear narrow = wide.narrowed(layer.narrow());
    InputScale fixed = new InputScale(ones(narrow.weight().rows()), wide.scale(), wide.zeroPoint());
    return product("narrow", quantised("narrow", active, fixed), fixed, narrow);
  }

  private String smoothed(String name, String input, InputScale scale) {
    float[] factors = new float[scale.smoothing().length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = 1 / scale.smoothing()[i];
    }
    return graph.node(
        Operator.of("Mul"), input, graph.vector(prefix + name + ".smoothing", factors));
  }

  private String quantised(String name, String input, InputScale scale) {
    return graph.node(
        Operator.of("QuantizeLinear"),
        input,
        graph.scalar(prefix + name + ".input_scale", scale.scale()),
        graph.unsignedByte(prefix + name + ".input_zero", scale.zeroPoint()));
  }

  /** The product without its bias, which the next step adds. */
  private String product(String name, String input, InputScale scale, Linear linear) {
    Int8Matrix quantised = Int8Matrix.of(linear.weight().scaleRows(scale.smoothing()));
    return graph.node(
        Operator.microsoft("MatMulIntegerToFloat"),
        input,
        weight(name, quantised),
        prefix + name + ".input_scale",
        prefix + name + ".weight_scale",
        prefix + name + ".input_zero",
        prefix + name + ".weight_zero");
  }

  private String weight(String name, Int8Matrix matrix) {
    graph.vector(prefix + name + ".weight_scale", matrix.scales());
    graph.signedByte(prefix + name + ".weight_zero", 0);
    return graph.signedBytes(
        prefix + name + ".weight", matrix.values(), matrix.rows(), matrix.columns());
  }

  private String norm(String name, String input, String skipped, Linear linear, LayerNorm norm) {
    return graph.node(
        Operator.microsoft(
            "SkipLayerNormalization", GraphBuilder.number("epsilon", QuantisedEncoder.EPSILON)),
        input,
        skipped,
        graph.vector(prefix + name + ".norm_scale", norm.scale()),
        graph.vector(prefix + name + ".norm_shift", norm.shift()),
        graph.vector(prefix + name + ".bias", linear.bias()));
  }

  private float[] maxima(Site site, int width) {
    return ranges.of(index, site, width);
  }

  private static float[] joined(Linear query, Linear key, float[] value) {
    float[] joined = Arrays.copyOf(query.bias(), 3 * value.length);
    System.arraycopy(key.bias(), 0, joined, value.length, value.length);
    System.arraycopy(value, 0, joined, 2 * value.length, value.length);
    return joined;
  }

  private static float[] ones(int width) {
    float[] ones = new float[width];
    Arrays.fill(ones, 1);
    return ones;
  }
}
