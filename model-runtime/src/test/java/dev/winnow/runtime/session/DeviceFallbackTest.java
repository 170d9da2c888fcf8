package dev.winnow.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.winnow.runtime.LogisticGraph;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens where no GPU is: skipped where one is. */
class DeviceFallbackTest {
  private static final ModelSignature SIGNATURE =
      new ModelSignature(
          List.of(TensorSpec.float32("embedding", TensorSpec.ANY, 2L)),
          List.of(TensorSpec.float32("probability", TensorSpec.ANY, 1L)));

  private Path model;

  @BeforeEach
  void write_a_model(@TempDir Path folder) throws IOException {
    assumeFalse(Files.exists(Path.of("/dev/nvidia0")), "there is a GPU here");
    model = folder.resolve("head.onnx");
    Files.write(model, LogisticGraph.bytes(new float[] {1, -1}, 0.5f));
  }

  @Test
  void auto_falls_back_to_the_cpu_and_says_so_once_for_all_models() {
    FallbackNotice notice = new FallbackNotice();
    SessionLoader loader = new SessionLoader(model, SIGNATURE, notice);
    try (RecordedLog log = new RecordedLog(FallbackNotice.class);
        ModelSession first = loader.load(Device.AUTO);
        ModelSession second = loader.load(Device.AUTO)) {
      assertThat(first.device()).isEqualTo(Device.CPU);
      assertThat(second.device()).isEqualTo(Device.CPU);
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0))
          .contains("models run on the CPU", "CUDA does not work here", expected());
    }
  }

  @Test
  void a_model_that_cannot_be_loaded_is_no_reason_to_speak_of_cuda() throws IOException {
    Files.write(model, new byte[] {1, 2, 3});
    SessionLoader loader = new SessionLoader(model, SIGNATURE, new FallbackNotice());
    try (RecordedLog log = new RecordedLog(FallbackNotice.class)) {
      assertThatThrownBy(() -> loader.load(Device.AUTO))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageStartingWith("model: " + model + " cannot be loaded: ");
      assertThat(log.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda:0", "cuda:1", "cuda:0,memory-limit=1073741824,tensorrt=true"})
  void a_cuda_device_is_a_clear_error(String device) {
    assertThatThrownBy(() -> ModelSession.open(model, SIGNATURE, Device.parse(device)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("device: " + device + " (expected: " + expected());
  }

  /** Either build of ONNX Runtime says what is missing. */
  private static String expected() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
        ? "a CUDA device that works here, with the libraries of CUDA and cuDNN; found: "
        : "a build with -Pgpu; this one has ONNX Runtime for the CPU alone";
  }
}
