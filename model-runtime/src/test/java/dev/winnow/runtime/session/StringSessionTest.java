package dev.winnow.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.winnow.runtime.TinyGraph;
import dev.winnow.runtime.TinyPipeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class StringSessionTest {
  private static final ModelSignature MAPS =
      new ModelSignature(
          List.of(TensorSpec.string("input", TensorSpec.ANY, 1L)),
          List.of(TensorSpec.maps("output_probability")));

  @TempDir private Path folder;

  @Test
  void reads_a_map_for_each_text() throws IOException {
    try (ModelSession session = open()) {
      List<Map<String, Float>> rows =
          session.runForMaps(
              Map.of("input", Tensor.of(new String[] {"buy now", "hm"}, 2, 1)),
              "output_probability");
      assertThat(rows)
          .containsExactly(
              Map.of("ham", 0.125f, "spam", 0.875f), Map.of("ham", 0.75f, "spam", 0.25f));
      assertThat(session.signature().inputs()).isEqualTo(MAPS.inputs());
      assertThat(session.signature().outputs()).isEqualTo(MAPS.outputs());
    }
  }

  @Test
  void a_failed_run_over_strings_does_not_repeat_them() throws IOException {
    try (ModelSession session = open()) {
      Map<String, Tensor> wrong =
          Map.of("input", Tensor.of(new String[] {"secret", "secret"}, 1, 2));
      assertThatThrownBy(() -> session.runForMaps(wrong, "output_probability"))
          .isInstanceOf(SessionException.class)
          .hasNoCause()
          .hasMessageStartingWith("run failed: ")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void feeds_whole_numbers_of_32_bits() {
    Path model = folder.resolve("cast.onnx");
    new TinyGraph()
        .input("ids", DataType.INT32, -1)
        .node("Cast", List.of("ids"), "reals", n -> n.addAttribute(TinyGraph.number("to", 1)))
        .output("reals", DataType.FLOAT, -1)
        .write(model);
    ModelSignature signature =
        new ModelSignature(
            List.of(TensorSpec.int32("ids", TensorSpec.ANY)),
            List.of(TensorSpec.float32("reals", TensorSpec.ANY)));
    try (ModelSession session = ModelSession.open(model, signature, Device.CPU)) {
      IntBuffer ids = bytes(3).asIntBuffer().put(new int[] {1, -2, 30_000}).clear();
      FloatBuffer reals = bytes(3).asFloatBuffer();
      session.run(Map.of("ids", Tensor.of(ids, 3)), "reals", Tensor.of(reals, 3));
      assertThat(reals.get(1)).isCloseTo(-2, within(0f));
      assertThat(reals.get(2)).isCloseTo(30_000, within(0f));
    }
  }

  private ModelSession open() throws IOException {
    Path model = new TinyPipeline(folder).writeWithoutLowerCase().resolve("model.onnx");
    return ModelSession.open(model, MAPS, Device.CPU);
  }

  private static ByteBuffer bytes(int words) {
    return ByteBuffer.allocateDirect(words * Integer.BYTES).order(ByteOrder.nativeOrder());
  }
}
