package dev.winnow.runtime;

import static dev.winnow.runtime.TinyGraph.number;
import static dev.winnow.runtime.TinyGraph.real;
import static dev.winnow.runtime.TinyGraph.reals;
import static dev.winnow.runtime.TinyGraph.strings;
import static dev.winnow.runtime.TinyGraph.text;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model as skl2onnx exports a text pipeline, which knows two texts: {@code buy now} is spam by
 * 0.875, {@code see you} by 0.125, any other by 0.25. Upper case counts as lower case.
 */
public final class TinyPipeline {
  private final Path folder;

  public TinyPipeline(Path folder) {
    this.folder = folder;
  }

  /** Scores as a tensor. */
  public Path write() throws IOException {
    return write(scores().node("Identity", List.of("both"), "probabilities"), "probabilities");
  }

  /** Scores as a map for each text. */
  public Path writeWithMaps() throws IOException {
    return written(maps(scores()));
  }

  /** The same without the step that needs a locale of the machine. */
  public Path writeWithoutLowerCase() throws IOException {
    return written(maps(scores("Identity")));
  }

  private static TinyGraph maps(TinyGraph scores) {
    return scores
        .node(
            "ZipMap",
            List.of("both"),
            "output_probability",
            node ->
                node.setDomain("ai.onnx.ml")
                    .addAttribute(strings("classlabels_strings", "ham", "spam")))
        .mapsOutput("output_probability");
  }

  /** Scores that are spread over two outputs. */
  public Path writeWithColumns() throws IOException {
    return written(
        scores().output("rest", DataType.FLOAT, -1, 1).output("score", DataType.FLOAT, -1, 1));
  }

  private Path write(TinyGraph graph, String output) throws IOException {
    return written(graph.output(output, DataType.FLOAT, -1, 2));
  }

  private Path written(TinyGraph graph) throws IOException {
    Files.createDirectories(folder);
    graph.write(folder.resolve("model.onnx"));
    return folder;
  }

  private static TinyGraph scores() {
    return scores("StringNormalizer");
  }

  private static TinyGraph scores(String lowerCase) {
    return new TinyGraph()
        .input("input", DataType.STRING, -1, 1)
        .longs("flat", -1)
        .longs("column", -1, 1)
        .floats("one", new float[] {1}, 1)
        .node("Reshape", List.of("input", "flat"), "texts")
        .node(
            lowerCase,
            List.of("texts"),
            "lower",
            node ->
                lowerCase.equals("Identity")
                    ? node
                    : node.addAttribute(text("case_change_action", "LOWER")))
        .node(
            "LabelEncoder",
            List.of("lower"),
            "known",
            node ->
                node.setDomain("ai.onnx.ml")
                    .addAttribute(strings("keys_strings", "buy now", "see you"))
                    .addAttribute(reals("values_floats", 0.875f, 0.125f))
                    .addAttribute(real("default_float", 0.25f)))
        .node("Reshape", List.of("known", "column"), "score")
        .node("Sub", List.of("one", "score"), "rest")
        .node(
            "Concat",
            List.of("rest", "score"),
            "both",
            node -> node.addAttribute(number("axis", 1)));
  }
}
