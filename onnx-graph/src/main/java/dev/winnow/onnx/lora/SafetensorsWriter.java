package dev.winnow.onnx.lora;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes matrices in float32 as {@link Safetensors} reads them. */
final class SafetensorsWriter {
  private SafetensorsWriter() {}

  /** Writes them in the order of the map, over what is there. */
  static void write(Path file, Map<String, Matrix> matrices) throws IOException {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    int end = 0;
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      Matrix matrix = entry.getValue();
      ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", "F32");
      tensor.putArray("shape").add(matrix.rows()).add(matrix.columns());
      int begin = end;
      end = Math.addExact(begin, Math.multiplyExact(matrix.values().limit(), Float.BYTES));
      tensor.putArray("data_offsets").add(begin).add(end);
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(Long.BYTES + text.length, end))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (Matrix matrix : matrices.values()) {
      for (int i = 0; i < matrix.values().limit(); i++) {
        bytes.putFloat(matrix.values().get(i));
      }
    }
    Files.write(file, bytes.array());
  }
}
