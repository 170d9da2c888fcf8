package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import dev.winnow.onnx.graph.OnnxFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An exported encoder with one more output, {@value #OUTPUT}: for each product and channel the
 * largest magnitude of its input over all tokens of the batch, padding left out.
 */
public final class RangeProbe {
  public static final String OUTPUT = "maxima";

  private final ModelProto probed;
  private final Map<String, Integer> widths;

  private RangeProbe(ModelProto probed, Map<String, Integer> widths) {
    this.probed = probed;
    this.widths = widths;
  }

  /** Puts probes into an exported encoder. */
  public static RangeProbe into(EncoderSource encoder) {
    ModelProto model = encoder.read();
    ExportedBert bert = new ExportedBert(model);
    BertWeights weights = bert.weights(1);
    GraphBuilder graph = new GraphBuilder();
    String tokens =
        graph.node(
            Operator.of("Cast", GraphBuilder.integer("to", GraphBuilder.FLOAT)), "attention_mask");
    String mask = graph.node(Operator.of("Reshape"), tokens, graph.longs("winnow.column", 0, 0, 1));
    Map<String, Integer> widths = new LinkedHashMap<>();
    List<String> maxima = new ArrayList<>();
    for (int layer = 0; layer < bert.layers(); layer++) {
      for (Site site : Site.values()) {
        String magnitudes = graph.node(Operator.of("Abs"), bert.inputOf(layer, site.place()));
        maxima.add(
            graph.node(
                Operator.of(
                    "ReduceMax",
                    GraphBuilder.integers("axes", 0, 1),
                    GraphBuilder.integer("keepdims", 0)),
                graph.node(Operator.of("Mul"), magnitudes, mask)));
        widths.put(ActivationRanges.name(layer, site), width(weights.layers().get(layer), site));
      }
    }
    graph.nodeNamed(
        OUTPUT,
        Operator.of("Concat", GraphBuilder.integer("axis", 0)),
        maxima.toArray(String[]::new));
    int total = widths.values().stream().mapToInt(Integer::intValue).sum();
    GraphProto.Builder whole =
        model.getGraph().toBuilder()
            .addAllNode(graph.nodes())
            .addAllInitializer(graph.tensors())
            .addOutput(GraphBuilder.value(OUTPUT, GraphBuilder.FLOAT, total));
    return new RangeProbe(model.toBuilder().setGraph(whole).build(), widths);
  }

  private static int width(BertLayer layer, Site site) {
    return switch (site) {
      case ATTENTION_INPUT -> layer.query().weight().rows();
      case ATTENTION_OUTPUT -> layer.attention().weight().rows();
      case WIDEN -> layer.widen().weight().rows();
      case NARROW -> layer.narrow().weight().rows();
    };
  }

  /** How many channels each product has, in the order of the output. */
  public Map<String, Integer> widths() {
    return Collections.unmodifiableMap(widths);
  }

  public void write(Path file) {
    OnnxFile.write(probed, file);
  }
}
