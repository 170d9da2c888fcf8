package dev.winnow.runtime;

import static dev.winnow.runtime.TinyGraph.number;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder as Hugging Face exports a text classifier, over eight words. The output of a label is
 * the sum of the words' weights for it.
 *
 * <p>Its first label goes up with {@code win} (3) and {@code prize} (2), and down with {@code
 * hello} (-4); its second the other way; a third, where there is one, stays at -1 for each word
 * that is unknown.
 */
public final class TinyExport {
  private static final float[] FIRST = {9, 0, 0, 0, 3, 2, -4, 0};
  private static final float[] SECOND = {9, 0, 0, 0, -3, -2, 4, 0};
  private static final float[] THIRD = {9, -1, 0, 0, 0, 0, 0, 0};

  private final Path folder;
  private List<String> labels = List.of("spam", "OTHER");
  private String problem = "\"single_label_classification\"";
  private DataType type = DataType.INT64;
  private boolean tokenTypes = true;
  private boolean batchDependent;
  private float forUnknown;
  private String external = "";
  private String extraToken = "";

  public TinyExport(Path folder) {
    this.folder = folder;
  }

  public TinyExport labels(String... labels) {
    this.labels = List.of(labels);
    return this;
  }

  public TinyExport problem(String json) {
    this.problem = json;
    return this;
  }

  public TinyExport int32() {
    this.type = DataType.INT32;
    return this;
  }

  public TinyExport withoutTokenTypes() {
    this.tokenTypes = false;
    return this;
  }

  /** Adds the mean over the batch to each score. */
  public TinyExport batchDependent() {
    this.batchDependent = true;
    return this;
  }

  /** The weight of an unknown word for the first label. */
  public TinyExport forUnknown(float weight) {
    this.forUnknown = weight;
    return this;
  }

  /** Says that the weights lie there; the test writes the file, or does not. */
  public TinyExport external(String location) {
    this.external = location;
    return this;
  }

  /** A token that the model has no row for. */
  public TinyExport extraToken(String token) {
    this.extraToken = token;
    return this;
  }

  public Path write() throws IOException {
    return write("model.onnx");
  }

  public Path write(String model) throws IOException {
    Path file = folder.resolve(model);
    Files.createDirectories(file.resolveSibling(""));
    graph().write(file);
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
    Files.writeString(folder.resolve("config.json"), config());
    return folder;
  }

  /** The weights, as an external file holds them. */
  public float[] table() {
    float[] table = new float[8 * labels.size()];
    float[][] columns = {FIRST, SECOND, THIRD};
    for (int word = 0; word < 8; word++) {
      for (int label = 0; label < labels.size(); label++) {
        table[word * labels.size() + label] = columns[label][word];
      }
    }
    table[labels.size()] += forUnknown;
    return table;
  }

  private TinyGraph graph() {
    TinyGraph graph = new TinyGraph();
    for (String input : inputs()) {
      graph.input(input, type, -1, -1);
    }
    if (external.isEmpty()) {
      graph.floats("table", table(), 8, labels.size());
    } else {
      graph.external("table", external, 0, 8, labels.size());
    }
    graph
        .longs("last", 2)
        .longs("tokens", 1)
        .node("Cast", List.of("input_ids"), "ids", n -> n.addAttribute(number("to", 7)))
        .node("Gather", List.of("table", "ids"), "rows")
        .node("Cast", List.of("attention_mask"), "mask", n -> n.addAttribute(number("to", 1)))
        .node("Unsqueeze", List.of("mask", "last"), "wide")
        .node("Mul", List.of("rows", "wide"), "masked")
        .node(
            "ReduceSum",
            List.of("masked", "tokens"),
            batchDependent ? "sum" : "logits",
            n -> n.addAttribute(number("keepdims", 0)));
    if (batchDependent) {
      graph
          .longs("batch", 0)
          .node("ReduceSum", List.of("sum", "batch"), "all")
          .node("Add", List.of("sum", "all"), "logits");
    }
    return graph.output("logits", DataType.FLOAT, -1, labels.size());
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(List.of("input_ids", "attention_mask"));
    if (tokenTypes) {
      inputs.add("token_type_ids");
    }
    return inputs;
  }

  private String config() {
    StringBuilder byId = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      byId.append(i == 0 ? "" : ",").append("\"%d\":\"%s\"".formatted(i, labels.get(i)));
    }
    return """
        {"model_type":"bert","max_position_embeddings":64,"pad_token_id":0,
         "id2label":{%s},"problem_type":%s}
        """
        .formatted(byId, problem);
  }

  private String tokenizer() {
    String extra = extraToken.isEmpty() ? "" : ",\"%s\":8".formatted(extraToken);
    return """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
         "normalizer":{"type":"Lowercase"},"pre_tokenizer":{"type":"Whitespace"},
         "post_processor":{"type":"TemplateProcessing",
           "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
                     {"SpecialToken":{"id":"[SEP]","type_id":0}}],
           "pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
           "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},
                             "[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
         "decoder":null,
         "model":{"type":"WordLevel","unk_token":"[UNK]","vocab":{"[PAD]":0,"[UNK]":1,"[CLS]":2,
           "[SEP]":3,"win":4,"prize":5,"hello":6,"train":7%s}}}
        """
        .formatted(extra);
  }
}
