package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes the protocol buffer that an ONNX file is. */
public final class OnnxFile {
  /** A protocol buffer cannot be longer. */
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private OnnxFile() {}

  /**
   * Reads a model whole, its weights included. Files of external data are not read.
   *
   * @throws OnnxFileException where it is none
   */
  public static ModelProto read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new OnnxFileException(
            "%s: %d bytes (expected: at most %d)".formatted(file, size, MAX_BYTES));
      }
      return parse(file);
    } catch (IOException e) {
      throw new OnnxFileException(file + ": is no ONNX file that can be read", e);
    }
  }

  private static ModelProto parse(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ModelProto model = ModelProto.parseFrom(in);
      if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
        throw new OnnxFileException(file + ": has no graph (expected: an ONNX model)");
      }
      return model;
    }
  }

  /** Writes a model; the same model gives the same bytes. */
  public static void write(ModelProto model, Path file) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      model.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
