package dev.winnow.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class OnnxOutlineTest {
  @TempDir private Path folder;

  @Test
  void tells_inputs_outputs_nodes_and_the_shapes_of_weights() {
    OnnxOutline outline = outlineOf(model(graph()));
    assertThat(outline.inputs())
        .containsExactly(new ValueOutline("ids", "tensor(int64)", List.of(ValueOutline.ANY, 4L)));
    assertThat(outline.output("scores").orElseThrow().type())
        .isEqualTo("seq(map(string,tensor(float)))");
    assertThat(outline.nodes())
        .containsExactly(
            new NodeOutline("Gather", List.of("table", "ids"), List.of("rows"), List.of()));
    assertThat(outline.initialiser("table").orElseThrow().shape()).containsExactly(3L, 2L);
  }

  @Test
  void an_input_with_a_default_is_no_input() {
    GraphProto.Builder graph = graph().addInput(value("table", tensorType()));
    assertThat(outlineOf(model(graph)).inputs()).extracting(ValueOutline::name).containsOnly("ids");
  }

  @Test
  void the_labels_of_classifiers_come_as_text() {
    GraphProto.Builder graph =
        graph()
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("LinearClassifier")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("classlabels_strings")
                            .addStrings(ByteString.copyFromUtf8("ham"))
                            .addStrings(ByteString.copyFromUtf8("spam"))))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("LinearClassifier")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("classlabels_ints")
                            .addInts(0)
                            .addInts(-7))
                    .addAttribute(
                        AttributeProto.newBuilder().setName("other").addInts(1).addInts(2)));
    List<NodeOutline> nodes = outlineOf(model(graph)).nodes();
    assertThat(nodes.get(1).classLabels()).containsExactly("ham", "spam");
    assertThat(nodes.get(2).classLabels()).containsExactly("0", "-7");
  }

  @Test
  void finds_external_data_wherever_it_hides() {
    GraphProto inner = GraphProto.newBuilder().addInitializer(external("inner.bin")).build();
    GraphProto.Builder graph =
        graph()
            .addInitializer(external("outer.bin"))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("If")
                    .addAttribute(AttributeProto.newBuilder().setName("then").setG(inner)))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Constant")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("value")
                            .setT(external("../constant.bin"))));
    OnnxOutline outline = outlineOf(model(graph));
    assertThat(outline.initialisers().get(1).external())
        .isEqualTo(Optional.of(new TensorOutline.External("outer.bin", 16, 8)));
    assertThat(outline.otherTensors())
        .extracting(tensor -> tensor.external().orElseThrow().location())
        .containsExactly("inner.bin", "../constant.bin");
  }

  @Test
  void graphs_within_graphs_are_read_to_a_limit() {
    GraphProto graph = GraphProto.newBuilder().addInitializer(external("deep.bin")).build();
    for (int i = 0; i < 20; i++) {
      graph = around(graph);
    }
    ModelProto fair = model(graph().addNode(branch(graph)));
    assertThat(outlineOf(fair).otherTensors()).hasSize(1);
    for (int i = 0; i < 20; i++) {
      graph = around(graph);
    }
    ModelProto endless = model(graph().addNode(branch(graph)));
    assertThatThrownBy(() -> outlineOf(endless))
        .isInstanceOf(OnnxFileException.class)
        .hasRootCauseMessage("graphs within graphs: more than 32 deep");
  }

  @Test
  void other_files_are_refused_by_name() throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "no protocol buffer at all");
    assertThatThrownBy(() -> OnnxOutline.read(text))
        .isInstanceOf(OnnxFileException.class)
        .hasMessageContaining("text.onnx");
    Path empty = Files.createFile(folder.resolve("empty.onnx"));
    assertThatThrownBy(() -> OnnxOutline.read(empty)).hasMessageContaining("has no graph");
  }

  @Property(tries = 100, seed = "17")
  void a_cut_file_is_refused_wherever_it_is_cut(@ForAll @IntRange(min = 1, max = 180) int missing)
      throws IOException {
    byte[] whole = model(graph()).toByteArray();
    Path file = Files.createTempFile("cut", ".onnx");
    try {
      Files.write(file, Arrays.copyOf(whole, Math.max(0, whole.length - missing)));
      assertThatThrownBy(() -> OnnxOutline.read(file)).isInstanceOf(OnnxFileException.class);
    } finally {
      Files.delete(file);
    }
  }

  private OnnxOutline outlineOf(ModelProto model) {
    Path file = folder.resolve("model.onnx");
    OnnxFile.write(model, file);
    return OnnxOutline.read(file);
  }

  private static ModelProto model(GraphProto.Builder graph) {
    return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
  }

  private static GraphProto.Builder graph() {
    TypeProto map =
        TypeProto.newBuilder()
            .setMapType(
                TypeProto.Map.newBuilder()
                    .setKeyType(TensorProto.DataType.STRING_VALUE)
                    .setValueType(
                        TypeProto.newBuilder()
                            .setTensorType(
                                TypeProto.Tensor.newBuilder()
                                    .setElemType(TensorProto.DataType.FLOAT_VALUE))))
            .build();
    return GraphProto.newBuilder()
        .addNode(
            NodeProto.newBuilder()
                .setOpType("Gather")
                .addInput("table")
                .addInput("ids")
                .addOutput("rows"))
        .addInitializer(
            TensorProto.newBuilder()
                .setName("table")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(3)
                .addDims(2)
                .setRawData(ByteString.copyFrom(new byte[24])))
        .addInput(value("ids", tensorType()))
        .addOutput(
            value(
                "scores",
                TypeProto.newBuilder()
                    .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))
                    .build()));
  }

  private static TypeProto tensorType() {
    return TypeProto.newBuilder()
        .setTensorType(
            TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.INT64_VALUE)
                .setShape(
                    TensorShapeProto.newBuilder()
                        .addDim(Dimension.newBuilder().setDimParam("batch"))
                        .addDim(Dimension.newBuilder().setDimValue(4))))
        .build();
  }

  private static ValueInfoProto value(String name, TypeProto type) {
    return ValueInfoProto.newBuilder().setName(name).setType(type).build();
  }

  private static GraphProto around(GraphProto inner) {
    return GraphProto.newBuilder().addNode(branch(inner)).build();
  }

  private static NodeProto branch(GraphProto inner) {
    return NodeProto.newBuilder()
        .setOpType("If")
        .addAttribute(AttributeProto.newBuilder().setName("then").setG(inner))
        .build();
  }

  private static TensorProto external(String location) {
    return TensorProto.newBuilder()
        .setName(location)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", location))
        .addExternalData(entry("offset", "16"))
        .addExternalData(entry("length", "8"))
        .build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
