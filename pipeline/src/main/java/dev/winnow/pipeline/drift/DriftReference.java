package dev.winnow.pipeline.drift;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What the stream is held against: the distribution of every figure in some rows, and how sure the
 * test is to be. Holds nothing of the rows themselves. Travels with the job.
 *
 * @param note of whoever made it; another note makes another reference
 * @param rows that it was made from
 * @param confidence that the bounds of all bins hold for what the rows were drawn from
 * @param tolerance by how much of itself a share may move without being called drift; part of the
 *     bounds already
 * @param falseAlarm of a stream that is as in the reference, one in so many items at most is a
 *     false alarm, over all figures
 */
public record DriftReference(
    Instant made,
    String note,
    long rows,
    double confidence,
    double tolerance,
    long falseAlarm,
    List<FigureReference> figures)
    implements Serializable {
  /** A share may be a fifth more, or less, than in the reference. */
  public static final double DEFAULT_TOLERANCE = 0.2;

  public static final double DEFAULT_CONFIDENCE = 0.99;
  public static final long DEFAULT_FALSE_ALARM = 100_000_000;

  static final int MAX_FIGURES = 1000;
  private static final long serialVersionUID = 1;
  private static final long FEWEST_ITEMS = 1000;

  public DriftReference {
    figures = List.copyOf(figures);
    if (figures.isEmpty() || figures.size() > MAX_FIGURES) {
      throw new IllegalArgumentException(
          "figures: %d (expected: 1 to %d)".formatted(figures.size(), MAX_FIGURES));
    }
    if (figures.stream().map(FigureReference::figure).distinct().count() < figures.size()) {
      throw new IllegalArgumentException("figures: one twice (expected: each once)");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence: " + confidence + " (expected: more than 0, less than 1)");
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance: " + tolerance + " (expected: 0 or more, less than 1)");
    }
    if (falseAlarm < FEWEST_ITEMS) {
      throw new IllegalArgumentException(
          "falseAlarm: " + falseAlarm + " (expected: " + FEWEST_ITEMS + " items or more)");
    }
  }

  /**
   * Reads a file that {@link DriftReferenceJson} wrote.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static DriftReference read(Path file) {
    try {
      return DriftReferenceJson.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The evidence at which a figure sounds: the natural logarithm of a run length. */
  public double alarmAt() {
    return Math.log((double) falseAlarm * figures.size());
  }

  /** Tells it from any other: SHA-256 over all that it holds. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] json = DriftReferenceJson.of(this).toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "DriftReference[%s, %d rows, %d figures]".formatted(made, rows, figures.size());
  }
}
