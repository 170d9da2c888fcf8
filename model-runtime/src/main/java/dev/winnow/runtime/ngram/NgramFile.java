package dev.winnow.runtime.ngram;

import dev.winnow.runtime.ModelLoadException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of a {@link NgramModel}. Big-endian: the letters {@code WNGRAM}, a byte of the format's
 * version, a byte each of bits, maxWords, minCharacters and maxCharacters, two bytes of the number
 * of labels; float32 biases, float32 scales, and a byte for each weight, label by label within a
 * bucket. Nothing follows. Version 1 hashed texts that were not folded yet, and is refused.
 */
public final class NgramFile {
  private static final byte[] MAGIC = {'W', 'N', 'G', 'R', 'A', 'M'};
  private static final int VERSION = 2;
  private static final int MAX_LABELS = 1000;

  /** So much is read before a lie in the header could cost memory. */
  private static final long MAX_WEIGHT_BYTES = 1 << 28;

  private NgramFile() {}

  public static void write(NgramModel model, Path file) throws IOException {
    NgramShape shape = model.shape();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.write(MAGIC);
      out.writeByte(VERSION);
      out.writeByte(shape.bits());
      out.writeByte(shape.maxWords());
      out.writeByte(shape.minCharacters());
      out.writeByte(shape.maxCharacters());
      out.writeShort(model.labels());
      writeAll(out, model.bias());
      writeAll(out, model.scale());
      out.write(model.weights());
    }
  }

  private static void writeAll(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelLoadException where the file is none, is cut, or goes on after its end
   */
  public static NgramModel read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      NgramModel model = read(in);
      if (in.read() >= 0) {
        throw new IllegalArgumentException("bytes after the last weight (expected: none)");
      }
      return model;
    } catch (EOFException e) {
      throw new ModelLoadException(file + ": is cut (expected: a whole n-gram model)", e);
    } catch (IllegalArgumentException e) {
      throw new ModelLoadException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }

  private static NgramModel read(DataInputStream in) throws IOException {
    for (byte letter : MAGIC) {
      require("letter", in.readByte(), letter, letter);
    }
    require("format", in.readUnsignedByte(), VERSION, VERSION);
    NgramShape shape =
        new NgramShape(
            in.readUnsignedByte(),
            in.readUnsignedByte(),
            in.readUnsignedByte(),
            in.readUnsignedByte());
    int labels = in.readUnsignedShort();
    require("labels", labels, 1, MAX_LABELS);
    long size = (long) shape.buckets() * labels;
    require("weights", size, 1, MAX_WEIGHT_BYTES);
    float[] bias = floats(in, labels);
    float[] scale = floats(in, labels);
    byte[] weights = in.readNBytes((int) size);
    if (weights.length < size) {
      throw new EOFException();
    }
    return new NgramModel(shape, bias, scale, weights);
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void require(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected: %s)"
              .formatted(key, value, least == most ? "" + least : least + " to " + most));
    }
  }
}
