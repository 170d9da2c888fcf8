package dev.winnow.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.winnow.runtime.LogisticGraph;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void auto_falls_back_to_the_cpu_and_says_so_once() {
    try (RecordedLog log = new RecordedLog(SessionLoader.class);
        ModelSession session = ModelSession.open(model, SIGNATURE, Device.AUTO)) {
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0)).contains("runs on the CPU", "CUDA does not work here");
    }
  }

  @Test
  void the_first_cuda_device_is_a_clear_error() {
    assertThatThrownBy(() -> ModelSession.open(model, SIGNATURE, Device.cuda(0)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("device: cuda:0 (expected: a CUDA device that works here");
  }
}
