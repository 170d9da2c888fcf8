package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.winnow.onnx.graph.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class ModelsCommandsTest {
  private static final Path SHIPPED =
      Path.of(System.getProperty("winnow.root", ".."), "models").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void import_makes_a_package_and_says_what_it_takes_and_gives() throws IOException {
    Run run = run("import", export().toString(), "--map", "0=spam", "--to", models());
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.path("id").asText()).isEqualTo("export");
    assertThat(json.path("kind").asText()).isEqualTo("string-classifier");
    assertThat(json.path("categories").toString()).isEqualTo("[\"spam\"]");
    assertThat(json.path("inputs").toString())
        .isEqualTo("[{\"name\":\"input\",\"type\":\"tensor(string)\",\"shape\":[null,1]}]");
    assertThat(json.path("outputs").path(0).path("shape").toString()).isEqualTo("[null,1]");
    assertThat(json.path("labels").toString())
        .isEqualTo("[{\"label\":\"0\",\"category\":\"spam\"}]");
    assertThat(json.path("batchInvariant").asBoolean()).isTrue();
    assertThat(json.path("ok").asBoolean()).isTrue();
    assertThat(json.path("maxDeviation").asDouble(1)).isLessThan(1e-6);
    assertThat(json.path("example").path("spam").asDouble()).isCloseTo(0.25, within(1e-6));
    assertThat(json.path("sha256").path("model.onnx").asText()).hasSize(64);
    assertThat(folder.resolve("models").resolve("export").resolve("CARD.md")).exists();
  }

  @Test
  void import_refuses_in_one_line_what_it_does_not_know() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Run run = run("import", empty.toString(), "--to", models());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("winnow models import: ").contains("no model found");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void list_shows_all_packages_and_faults() throws IOException {
    run("import", export().toString(), "--map", "0=spam", "--to", models());
    Path broken = Files.createDirectories(folder.resolve("models").resolve("broken"));
    Files.writeString(broken.resolve("model.yaml"), "kind: oracle\n");
    Run run = run("list", "--models", models());
    assertThat(run.exit()).as(run.err()).isZero();
    List<JsonNode> lines = run.jsons();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).path("fault").asText()).contains("oracle");
    assertThat(lines.get(1).path("kind").asText()).isEqualTo("string-classifier");
  }

  @Test
  void show_tells_of_a_shipped_head_without_its_encoder() throws IOException {
    Run run = run("show", "all-minilm-l6-v2-spam", "--models", SHIPPED.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.path("kind").asText()).isEqualTo("head");
    assertThat(json.path("encoder").asText()).isEqualTo("all-minilm-l6-v2");
    assertThat(json.path("outputs").path(0).path("type").asText()).isEqualTo("tensor(float)");
  }

  @Test
  void verify_fails_where_one_package_fails_and_tells_of_each() throws IOException {
    run("import", export().toString(), "--map", "0=spam", "--to", models());
    assertThat(run("verify", "--models", models()).exit()).isZero();
    Path model = folder.resolve("models").resolve("export").resolve("model.onnx");
    Files.write(model, new byte[] {1});
    Run run = run("verify", "export", "absent", "--models", models());
    assertThat(run.exit()).isEqualTo(1);
    List<JsonNode> lines = run.jsons();
    assertThat(lines).extracting(line -> line.path("ok").asBoolean()).containsExactly(false, false);
    assertThat(lines.get(0).path("fault").asText()).contains("sha256: ", "(expected: ");
    assertThat(lines.get(1).path("fault").asText()).startsWith("model: absent is not in ");
  }

  private String models() {
    return folder.resolve("models").toString();
  }

  /** A model of one label that gives 0.25 for every text it does not know. */
  private Path export() throws IOException {
    Path export = Files.createDirectories(folder.resolve("Export"));
    NodeProto node =
        NodeProto.newBuilder()
            .setOpType("LabelEncoder")
            .setDomain("ai.onnx.ml")
            .addInput("input")
            .addOutput("scores")
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("keys_strings")
                    .setType(AttributeType.STRINGS)
                    .addStrings(ByteString.copyFromUtf8("buy now")))
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("values_floats")
                    .setType(AttributeType.FLOATS)
                    .addFloats(0.75f))
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("default_float")
                    .setType(AttributeType.FLOAT)
                    .setF(0.25f))
            .build();
    OnnxFile.write(
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
            .setGraph(
                GraphProto.newBuilder()
                    .setName("tiny")
                    .addNode(node)
                    .addInput(column("input", DataType.STRING))
                    .addOutput(column("scores", DataType.FLOAT)))
            .build(),
        export.resolve("model.onnx"));
    return export;
  }

  private static ValueInfoProto column(String name, DataType type) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(
                            TensorShapeProto.newBuilder()
                                .addDim(Dimension.newBuilder().setDimParam("batch"))
                                .addDim(Dimension.newBuilder().setDimValue(1)))))
        .build();
  }

  private static Run run(String... args) {
    return Run.of(Stream.concat(Stream.of("models"), Stream.of(args)).toList());
  }
}
