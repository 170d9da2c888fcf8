package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;

/**
 * A BERT encoder whose products run in int8 with scales that are fixed beforehand, so that no
 * vector depends on what shares the batch; attention, norms and GELU stay in float32.
 *
 * <p>In: int64 {@code input_ids}, {@code attention_mask} and {@code token_type_ids}, {@code [batch,
 * tokens]}; the last is not read, since there is one segment. Out: float32 {@code
 * last_hidden_state}, {@code [batch, tokens, dimensions]}.
 */
final class QuantisedEncoder {
  static final float EPSILON = 1e-12f;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private final GraphBuilder graph = new GraphBuilder();

  private QuantisedEncoder() {}

  /** The same weights and ranges give the same bytes. */
  static ModelProto of(BertWeights bert, ActivationRanges ranges) {
    return new QuantisedEncoder().build(bert, ranges);
  }

  private ModelProto build(BertWeights bert, ActivationRanges ranges) {
    String mask =
        graph.node(
            Operator.of("Cast", GraphBuilder.integer("to", GraphBuilder.INT32)), "attention_mask");
    String tokens = embed(bert);
    for (int layer = 0; layer < bert.layers().size(); layer++) {
      tokens = new QuantisedLayer(graph, bert, layer, ranges).add(tokens, mask);
    }
    graph.nodeNamed("last_hidden_state", Operator.of("Identity"), tokens);
    return model(bert.dimensions());
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
