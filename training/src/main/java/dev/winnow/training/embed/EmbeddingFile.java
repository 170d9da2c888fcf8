package dev.winnow.training.embed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Vectors of texts on disk, for one encoder: records of 32 bytes SHA-256 of the text and the
 * vector's float32 in little-endian order, appended. A last record that a killed process left
 * incomplete is cut off on opening. One process at a time.
 */
final class EmbeddingFile {
  private final Path path;
  private final int dimensions;

  private EmbeddingFile(Path path, int dimensions) {
    this.path = path;
    this.dimensions = dimensions;
  }

  static EmbeddingFile open(Path path, int dimensions) {
    EmbeddingFile file = new EmbeddingFile(path, dimensions);
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      file.cutIncompleteRecord();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All vectors, by text. */
  Map<TextHash, float[]> read() {
    Map<TextHash, float[]> vectors = new HashMap<>();
    byte[] digest = new byte[TextHash.BYTES];
    byte[] bytes = new byte[dimensions * Float.BYTES];
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      for (long left = Files.size(path) / recordBytes(); left > 0; left--) {
        in.readFully(digest);
        in.readFully(bytes);
        float[] vector = new float[dimensions];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        vectors.put(TextHash.read(digest), vector);
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void append(Map<TextHash, float[]> vectors) {
    ByteBuffer bytes = ByteBuffer.allocate(dimensions * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND))) {
      for (Map.Entry<TextHash, float[]> entry : vectors.entrySet()) {
        out.write(entry.getKey().bytes());
        bytes.asFloatBuffer().put(entry.getValue());
        out.write(bytes.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cutIncompleteRecord() throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - channel.size() % recordBytes());
    }
  }

  private int recordBytes() {
    return TextHash.BYTES + dimensions * Float.BYTES;
  }
}
