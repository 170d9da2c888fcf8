package dev.winnow.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.LogisticGraph;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSessionTest {
  private static final ModelSignature SIGNATURE = signature(2, 1);

  private Path model;

  @BeforeEach
  void write_a_model(@TempDir Path folder) throws IOException {
    model = folder.resolve("head.onnx");
    Files.write(model, LogisticGraph.bytes(new float[] {1, -1}, 0.5f));
  }

  @Test
  void runs_a_model_into_the_callers_buffer() {
    try (ModelSession session = ModelSession.open(model, SIGNATURE, Device.CPU)) {
      FloatBuffer scores = direct(0, 0);
      session.run(
          Map.of("embedding", Tensor.of(direct(3, 1, 0, 0.5f), 2, 2)),
          "probability",
          Tensor.of(scores, 2, 1));
      assertThat(scores.get(0)).isCloseTo(sigmoid(2.5), within(1e-6f));
      assertThat(scores.get(1)).isCloseTo(sigmoid(0), within(1e-6f));
    }
  }

  @Test
  void reads_the_signature_of_a_model_at_load() {
    try (ModelSession session = ModelSession.open(model, SIGNATURE, Device.CPU)) {
      assertThat(session.signature()).isEqualTo(SIGNATURE);
      assertThat(session.device()).isEqualTo(Device.CPU);
    }
  }

  @Test
  void a_model_that_does_not_fit_fails_at_load_with_required_and_found_names() {
    assertThatThrownBy(() -> ModelSession.open(model, signature(384, 1), Device.CPU))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("head.onnx does not fit")
        .hasMessageContaining("expected: inputs [embedding FLOAT32[any, 384]]")
        .hasMessageContaining("found: inputs [embedding FLOAT32[any, 2]]");
    ModelSignature otherName =
        new ModelSignature(SIGNATURE.inputs(), List.of(TensorSpec.float32("logits", -1L, 1L)));
    assertThatThrownBy(() -> ModelSession.open(model, otherName, Device.CPU))
        .hasMessageContaining("outputs [logits FLOAT32[any, 1]]")
        .hasMessageContaining("outputs [probability FLOAT32[any, 1]]");
  }

  @Test
  void names_a_file_that_is_no_model() throws IOException {
    Files.writeString(model, "not a model");
    assertThatThrownBy(() -> ModelSession.open(model, SIGNATURE, Device.CPU))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("head.onnx cannot be loaded");
  }

  @Test
  void cuda_that_is_asked_for_and_absent_is_a_clear_error() {
    assertThatThrownBy(() -> ModelSession.open(model, SIGNATURE, Device.cuda(99)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("device: cuda:99 (expected: ");
  }

  @Test
  void a_failed_run_leaves_the_session_usable() {
    try (ModelSession session = ModelSession.open(model, SIGNATURE, Device.CPU)) {
      Tensor score = Tensor.of(direct(0), 1, 1);
      assertThatThrownBy(
              () ->
                  session.run(
                      Map.of("embedding", Tensor.of(direct(1, 2, 3), 1, 3)), "probability", score))
          .isInstanceOf(SessionException.class);
      session.run(Map.of("embedding", Tensor.of(direct(1, 2), 1, 2)), "probability", score);
    }
  }

  @Test
  void refuses_runs_after_it_is_closed() {
    ModelSession session = ModelSession.open(model, SIGNATURE, Device.CPU);
    session.close();
    session.close();
    assertThatThrownBy(
            () ->
                session.run(
                    Map.of("embedding", Tensor.of(direct(1, 2), 1, 2)),
                    "probability",
                    Tensor.of(direct(0), 1, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("session: closed");
  }

  private static ModelSignature signature(long width, long outputs) {
    return new ModelSignature(
        List.of(TensorSpec.float32("embedding", TensorSpec.ANY, width)),
        List.of(TensorSpec.float32("probability", TensorSpec.ANY, outputs)));
  }

  private static float sigmoid(double x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  private static FloatBuffer direct(float... values) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(values.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    return buffer.put(values).clear();
  }
}
