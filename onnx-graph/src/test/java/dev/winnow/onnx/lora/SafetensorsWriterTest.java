package dev.winnow.onnx.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  private static final float[] FIRST = {1, 2, 3, 4, 5, 6};
  private static final float[] SECOND = {7, 8};

  private final Path file;

  SafetensorsWriterTest(@TempDir Path folder) throws IOException {
    file = folder.resolve("made.safetensors");
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    matrices.put("first", new Matrix(2, 3, FloatBuffer.wrap(FIRST)));
    matrices.put("second", new Matrix(2, 1, FloatBuffer.wrap(SECOND)));
    SafetensorsWriter.write(file, matrices);
  }

  @Test
  void what_is_written_is_read_again() {
    Map<String, Matrix> read = Safetensors.read(file);

    assertThat(read).containsOnlyKeys("first", "second");
    assertThat(read.get("first"))
        .satisfies(
            matrix -> {
              assertThat(matrix.rows()).isEqualTo(2);
              assertThat(matrix.at(0, 2)).isEqualTo(3);
              assertThat(matrix.at(1, 0)).isEqualTo(4);
            });
    assertThat(read.get("second")).satisfies(matrix -> assertThat(matrix.at(1, 0)).isEqualTo(8));
  }

  @Test
  void the_file_is_a_header_and_the_numbers_in_order() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(header);

    assertThat(new String(header, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"first\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"second\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[24,32]}}");
    float[] numbers = new float[8];
    bytes.asFloatBuffer().get(numbers);
    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }
}
