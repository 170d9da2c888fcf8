package dev.winnow.onnx.encoder;

import dev.winnow.onnx.graph.OnnxFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the inputs of an encoder's products reached on real texts: for each product and channel
 * the largest magnitude seen. Kept beside the model as text, a line for each product: its name,
 * then a number for each channel.
 */
public final class ActivationRanges {
  private final Map<String, float[]> maxima;

  private ActivationRanges(Map<String, float[]> maxima) {
    this.maxima = maxima;
  }

  /**
   * Ranges from what a {@link RangeProbe} gave, the largest of all runs.
   *
   * @param widths as {@link RangeProbe#widths()}
   */
  public static ActivationRanges of(Map<String, Integer> widths, float[] probed) {
    Map<String, float[]> maxima = new TreeMap<>();
    int from = 0;
    for (Map.Entry<String, Integer> width : widths.entrySet()) {
      float[] channels = new float[width.getValue()];
      System.arraycopy(probed, from, channels, 0, channels.length);
      maxima.put(width.getKey(), channels);
      from += channels.length;
    }
    return new ActivationRanges(maxima);
  }

  /** Reads a file that {@link #write} wrote. */
  public static ActivationRanges read(Path file) {
    Map<String, float[]> maxima = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ");
        float[] channels = new float[words.length - 1];
        for (int i = 0; i < channels.length; i++) {
          channels[i] = Float.parseFloat(words[i + 1]);
        }
        maxima.put(words[0], channels);
      }
    } catch (IOException | NumberFormatException e) {
      throw new OnnxFileException(file + ": cannot be read (expected: activation ranges)", e);
    }
    return new ActivationRanges(maxima);
  }

  /** Writes three significant digits of each number. */
  public void write(Path file) {
    List<String> lines = new ArrayList<>();
    maxima.forEach(
        (name, channels) -> {
          StringBuilder line = new StringBuilder(name);
          for (float channel : channels) {
            line.append(' ').append(String.format(Locale.ROOT, "%.3g", channel));
          }
          lines.add(line.toString());
        });
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(int layer, Site site) {
    return "%02d.%s".formatted(layer, site.term());
  }

  /** The largest magnitude of each channel before a product. */
  float[] of(int layer, Site site, int width) {
    float[] channels = maxima.get(name(layer, site));
    if (channels == null || channels.length != width) {
      throw new OnnxFileException(
          "ranges: %s has %d channels (expected: %d)"
              .formatted(name(layer, site), channels == null ? 0 : channels.length, width));
    }
    return channels.clone();
  }
}
