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
import java.util.ArrayList;
import java.util.List;

/**
 * The file of a {@link NgramModel}. Big-endian: the letters {@code WNGRAM}, a byte of the format's
 * version, a byte each of bits, maxWords, minCharacters and maxCharacters, a byte that is 1 where
 * the form of a text is read and else 0, two bytes of the number of labels; float32 biases, float32
 * scales, and the weights, label by label within a bucket. Then a byte of the number of networks,
 * and for each two bytes of its label, a byte of its dimensions, its embeddings, a float32 scale,
 * two bytes of the number of its units, float32 weights of one unit after the other, biases, and
 * output weights. Nothing follows.
 *
 * <p>Weights and embeddings are rows of bytes: a bit for each bucket, in 64-bit words, the lowest
 * first, that says whether it has one, and the rows of those that do.
 *
 * <p>Version 3 had no byte of the form; it is read, and read no form. Version 2 had a row for each
 * bucket, and no networks; it is read. Version 1 hashed texts that were not folded yet, and is
 * refused.
 */
public final class NgramFile {
  private static final byte[] MAGIC = {'W', 'N', 'G', 'R', 'A', 'M'};
  private static final int VERSION = 4;
  private static final int FORMLESS_VERSION = 3;
  private static final int DENSE_VERSION = 2;
  private static final int MAX_LABELS = 1000;

  private static final int MAX_DIMENSIONS = 64;
  private static final int MAX_UNITS = 1024;

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
      out.writeBoolean(shape.form());
      out.writeShort(model.labels());
      writeAll(out, model.bias());
      writeAll(out, model.scale());
      write(out, model.weights());
      out.writeByte(model.networks().size());
      for (NgramNetwork network : model.networks()) {
        write(out, network);
      }
    }
  }

  private static void write(DataOutputStream out, BucketRows rows) throws IOException {
    for (long word : rows.present()) {
      out.writeLong(word);
    }
    out.write(rows.rows());
  }

  private static void write(DataOutputStream out, NgramNetwork network) throws IOException {
    out.writeShort(network.label());
    out.writeByte(network.embeddings().width());
    write(out, network.embeddings());
    out.writeFloat(network.scale());
    out.writeShort(network.units());
    for (float[] unit : network.hidden()) {
      writeAll(out, unit);
    }
    writeAll(out, network.bias());
    writeAll(out, network.output());
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
    int version = in.readUnsignedByte();
    require("format", version, DENSE_VERSION, VERSION);
    NgramShape shape =
        new NgramShape(
            in.readUnsignedByte(),
            in.readUnsignedByte(),
            in.readUnsignedByte(),
            in.readUnsignedByte(),
            version > FORMLESS_VERSION && isForm(in.readUnsignedByte()));
    int labels = in.readUnsignedShort();
    require("labels", labels, 1, MAX_LABELS);
    long size = (long) shape.buckets() * labels;
    require("weights", size, 1, MAX_WEIGHT_BYTES);
    float[] bias = floats(in, labels);
    float[] scale = floats(in, labels);
    if (version == DENSE_VERSION) {
      return new NgramModel(shape, bias, scale, bytes(in, size));
    }
    BucketRows weights = rows(in, shape, labels);
    return new NgramModel(shape, bias, scale, weights, networks(in, shape));
  }

  private static boolean isForm(int value) {
    require("form", value, 0, 1);
    return value == 1;
  }

  private static List<NgramNetwork> networks(DataInputStream in, NgramShape shape)
      throws IOException {
    List<NgramNetwork> networks = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      networks.add(network(in, shape));
    }
    return networks;
  }

  private static NgramNetwork network(DataInputStream in, NgramShape shape) throws IOException {
    int label = in.readUnsignedShort();
    int dimensions = in.readUnsignedByte();
    require("dimensions", dimensions, 1, MAX_DIMENSIONS);
    BucketRows embeddings = rows(in, shape, dimensions);
    float scale = in.readFloat();
    int units = in.readUnsignedShort();
    require("units", units, 1, MAX_UNITS);
    float[][] hidden = new float[units][];
    for (int unit = 0; unit < units; unit++) {
      hidden[unit] = floats(in, dimensions);
    }
    return new NgramNetwork(label, embeddings, scale, hidden, floats(in, units), floats(in, units));
  }

  private static BucketRows rows(DataInputStream in, NgramShape shape, int width)
      throws IOException {
    long[] present = new long[shape.buckets() / Long.SIZE];
    long count = 0;
    for (int i = 0; i < present.length; i++) {
      present[i] = in.readLong();
      count += Long.bitCount(present[i]);
    }
    require("weights", count * width, 0, MAX_WEIGHT_BYTES);
    return new BucketRows(width, present, bytes(in, count * width));
  }

  private static byte[] bytes(DataInputStream in, long size) throws IOException {
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
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
