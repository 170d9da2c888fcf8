package dev.winnow.onnx.lora;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.onnx.graph.OnnxFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the matrices of a safetensors file, strictly: eight bytes with the length of a header, the
 * header in JSON, then the numbers, without a gap and without an overlap. The format is described
 * at https://github.com/huggingface/safetensors.
 */
final class Safetensors {
  private static final long MAX_BYTES = 256 << 20;
  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 8;

  /** Rows or columns of a matrix. */
  private static final int MAX_SIDE = 1 << 20;

  private static final String METADATA = "__metadata__";

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;

  private Safetensors(Path file) {
    this.file = file;
  }

  /** The matrices by name, in float32. */
  static Map<String, Matrix> read(Path file) {
    try {
      return new Safetensors(file).read();
    } catch (IOException e) {
      throw new OnnxFileException(file + ": is no safetensors file that can be read", e);
    }
  }

  private record Entry(String name, Number number, int rows, int columns, long begin, long end) {}

  /** How a number is written. */
  private enum Number {
    F32(4),
    F16(2),
    BF16(2);

    private final int bytes;

    Number(int bytes) {
      this.bytes = bytes;
    }

    float read(ByteBuffer data, int index) {
      return switch (this) {
        case F32 -> data.getFloat(index * bytes);
        case F16 -> HalfFloat.toFloat(data.getShort(index * bytes));
        case BF16 -> Float.intBitsToFloat(data.getShort(index * bytes) << 16);
      };
    }
  }

  private Map<String, Matrix> read() throws IOException {
    long size = Files.size(file);
    require(
        size >= Long.BYTES && size <= MAX_BYTES, "%d bytes (expected: 8 to %d)", size, MAX_BYTES);
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long header = all.getLong();
    require(
        header > 0 && header <= Math.min(MAX_HEADER_BYTES, size - Long.BYTES),
        "header: %d bytes (expected: 1 to %d)",
        header,
        Math.min(MAX_HEADER_BYTES, size - Long.BYTES));
    byte[] json = new byte[(int) header];
    all.get(json);
    return matrices(JSON.readTree(json), all.slice().order(ByteOrder.LITTLE_ENDIAN));
  }

  private Map<String, Matrix> matrices(JsonNode header, ByteBuffer data) {
    require(header.isObject(), "header: %s (expected: an object)", header.getNodeType());
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (!field.getKey().equals(METADATA)) {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin));
    long end = 0;
    for (Entry entry : entries) {
      require(
          entry.begin() == end,
          "%s: begins at %d (expected: %d)",
          entry.name(),
          entry.begin(),
          end);
      end = entry.end();
    }
    require(end == data.limit(), "numbers: %d bytes (expected: %d)", data.limit(), end);
    Map<String, Matrix> matrices = new TreeMap<>();
    entries.forEach(entry -> matrices.put(entry.name(), matrix(entry, data)));
    return matrices;
  }

  private Entry entry(String name, JsonNode node) {
    JsonNode shape = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    boolean formed =
        shape.size() == 2
            && offsets.size() == 2
            && node.path("dtype").isTextual()
            && isCount(shape.get(0))
            && isCount(shape.get(1))
            && offsets.get(0).canConvertToLong()
            && offsets.get(1).canConvertToLong();
    require(formed, "%s: (expected: a matrix with dtype, shape and data_offsets)", name);
    Number number = number(name, node.path("dtype").asText());
    int rows = shape.get(0).intValue();
    int columns = shape.get(1).intValue();
    long begin = offsets.get(0).longValue();
    long end = offsets.get(1).longValue();
    long bytes = (long) rows * columns * number.bytes;
    require(
        begin >= 0 && end - begin == bytes && bytes <= MAX_BYTES,
        "%s: data from %d to %d (expected: %d bytes)",
        name,
        begin,
        end,
        bytes);
    return new Entry(name, number, rows, columns, begin, end);
  }

  private static boolean isCount(JsonNode node) {
    return node.isInt() && node.intValue() > 0 && node.intValue() <= MAX_SIDE;
  }

  private Number number(String name, String dtype) {
    for (Number number : Number.values()) {
      if (number.name().equals(dtype)) {
        return number;
      }
    }
    throw new OnnxFileException(
        "%s: %s: dtype: %s (expected: F32, F16 or BF16)".formatted(file, name, dtype));
  }

  private Matrix matrix(Entry entry, ByteBuffer data) {
    ByteBuffer part =
        data.slice((int) entry.begin(), (int) (entry.end() - entry.begin()))
            .order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer values = FloatBuffer.allocate(entry.rows() * entry.columns());
    for (int i = 0; i < values.limit(); i++) {
      float value = entry.number().read(part, i);
      require(Float.isFinite(value), "%s: %s (expected: a finite number)", entry.name(), value);
      values.put(i, value);
    }
    return new Matrix(entry.rows(), entry.columns(), values);
  }

  private void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new OnnxFileException(file + ": " + message.formatted(values));
    }
  }
}
