package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * A BERT encoder whose products run in int8 with scales that are fixed beforehand, so that no
 * vector depends on what shares the batch; attention, norms and GELU stay in float32.
 *
 * <p>In: int64 {@code input_ids}, {@code attention_mask} and {@code token_type_ids}, {@code [batch,
 * tokens]}; the last is not read, since there is one segment. Out: float32 {@code
 * last_hidden_state}, {@code [batch, tokens, dimensions of all states]}.
 */
final class QuantisedEncoder {
  static final float EPSILON = 1e-12f;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private final GraphBuilder graph = new GraphBuilder();

  private QuantisedEncoder() {}

  /** The same weights, ranges and states give the same bytes. */
  static ModelProto of(BertWeights bert, ActivationRanges ranges, HiddenStates states) {
    states.requireOf(bert.layers().size());
    return new QuantisedEncoder().build(bert, ranges, states);
  }

  private ModelProto build(BertWeights bert, ActivationRanges ranges, HiddenStates states) {
    String mask =
        graph.node(
            Operator.of("Cast", GraphBuilder.integer("to", GraphBuilder.INT32)), "attention_mask");
    List<String> behind = new ArrayList<>(List.of(embed(bert)));
    for (int layer = 0; layer < states.layers(); layer++) {
      behind.add(new QuantisedLayer(graph, bert, layer, ranges).add(behind.get(layer), mask));
    }
    String[] output = states.numbers().stream().map(behind::get).toArray(String[]::new);
    graph.nodeNamed("last_hidden_state", sideBySide(output.length), output);
    return model(bert.dimensions() * output.length);
  }

  private static Operator sideBySide(int states) {
    return states == 1
        ? Operator.of("Identity")
        : Operator.of("Concat", GraphBuilder.integer("axis", 2));
  }

  private String embed(BertWeights bert) {
    String words = graph.node(Operator.of("Gather"), matrix("words", bert.words()), "input_ids");
    String width =
        graph.node(
            Operator.of("Gather"),
            graph.node(Operator.of("Shape"), "input_ids"),
            graph.longs("second", 1));
    String positions =
        graph.node(
            Operator.of("Slice"),
            matrix("positions", bert.positions()),
            graph.longs("from", 0),
            width,
            graph.longs("axis", 0));
    return graph.node(
        Operator.microsoft("SkipLayerNormalization", GraphBuilder.number("epsilon", EPSILON)),
        words,
        positions,
        graph.vector("embedding.norm_scale", bert.embeddingNorm().scale()),
        graph.vector("embedding.norm_shift", bert.embeddingNorm().shift()));
  }

  private String matrix(String name, Matrix matrix) {
    return graph.floats(name, matrix.values(), matrix.rows(), matrix.columns());
  }

  private ModelProto model(int dimensions) {
    long any = GraphBuilder.ANY;
    GraphProto.Builder built = graph.graph("encoder");
    for (String input : new String[] {"input_ids", "attention_mask", "token_type_ids"}) {
      built.addInput(GraphBuilder.value(input, GraphBuilder.INT64, any, any));
    }
    built.addOutput(
        GraphBuilder.value("last_hidden_state", GraphBuilder.FLOAT, any, any, dimensions));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("winnow")
        .setGraph(built)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .addOpsetImport(
            OperatorSetIdProto.newBuilder().setDomain(GraphBuilder.MICROSOFT).setVersion(1))
        .build();
  }
}
