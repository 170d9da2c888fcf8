package dev.winnow.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.onnx.graph.OnnxFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class ActivationRangesTest {
  @TempDir private Path folder;

  @Test
  void are_read_as_they_were_written() {
    Path file = folder.resolve("activations.ranges");
    ActivationRanges.of(Map.of("00.widen", 2), new float[] {0.5f, 28.5f}).write(file);
    assertThat(ActivationRanges.read(file).of(0, Site.WIDEN, 2)).containsExactly(0.5f, 28.5f);
  }

  @Test
  void ranges_of_another_encoder_are_refused() {
    ActivationRanges ranges = ActivationRanges.of(Map.of("00.widen", 2), new float[] {1, 2});
    assertThatThrownBy(() -> ranges.of(0, Site.WIDEN, 3))
        .isInstanceOf(OnnxFileException.class)
        .hasMessage("ranges: 00.widen has 2 channels (expected: 3)");
    assertThatThrownBy(() -> ranges.of(1, Site.WIDEN, 2)).hasMessageContaining("01.widen has 0");
  }

  @Test
  void other_files_are_refused_by_name() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "00.widen one two");
    assertThatThrownBy(() -> ActivationRanges.read(file)).hasMessageContaining("notes.txt");
  }
}
