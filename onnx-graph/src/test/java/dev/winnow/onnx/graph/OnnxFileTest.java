package dev.winnow.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class OnnxFileTest {
  private static final ModelProto MODEL =
      ModelProto.newBuilder()
          .setIrVersion(6)
          .setGraph(GraphProto.newBuilder().addNode(NodeProto.newBuilder().setOpType("Relu")))
          .build();

  @TempDir private Path folder;

  @Test
  void what_is_written_is_read_again() {
    Path file = folder.resolve("model.onnx");
    OnnxFile.write(MODEL, file);
    assertThat(OnnxFile.read(file)).isEqualTo(MODEL);
  }

  @Test
  void other_files_are_refused_by_name() throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "no protocol buffer at all");
    assertThatThrownBy(() -> OnnxFile.read(text))
        .isInstanceOf(OnnxFileException.class)
        .hasMessageContaining("text.onnx");
    Path empty = Files.createFile(folder.resolve("empty.onnx"));
    assertThatThrownBy(() -> OnnxFile.read(empty)).hasMessageContaining("has no graph");
    assertThatThrownBy(() -> OnnxFile.read(folder.resolve("missing.onnx")))
        .isInstanceOf(OnnxFileException.class);
  }

  @Test
  void a_cut_file_is_refused() throws IOException {
    Path file = folder.resolve("cut.onnx");
    byte[] whole = MODEL.toByteArray();
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> OnnxFile.read(file)).isInstanceOf(OnnxFileException.class);
  }
}
