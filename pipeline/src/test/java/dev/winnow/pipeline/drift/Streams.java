package dev.winnow.pipeline.drift;

import dev.winnow.pipeline.drift.Bins.Ranges;
import dev.winnow.pipeline.drift.Figure.Kind;
import dev.winnow.pipeline.drift.FigureReference.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** References with known shares, and simulated streams that are held against them, for tests. */
final class Streams {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final int BATCH = 100;
  static final int BINS = 16;

  private Streams() {}

  /** A figure of bins with like many rows, whose shares may move by a part of themselves. */
  static FigureReference even(String category, double tolerance) {
    return even("screen", category, tolerance);
  }

  /** The same of a stage. */
  static FigureReference even(String stage, String category, double tolerance) {
    double share = 1.0 / BINS;
    List<Cell> cells = new ArrayList<>();
    List<Double> edges = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      cells.add(new Cell(1000, share * (1 - tolerance), share * (1 + tolerance)));
      if (bin > 0) {
        edges.add((double) bin / BINS);
      }
    }
    Figure figure = new Figure(Kind.SCORE, stage, category);
    return new FigureReference(figure, new Ranges(edges), cells);
  }

  static DriftReference reference(long falseAlarm, FigureReference... figures) {
    return new DriftReference(START, "", 16_000, 0.99, 0, falseAlarm, Arrays.asList(figures));
  }

  static double[] evenShares() {
    double[] shares = new double[BINS];
    Arrays.fill(shares, 1.0 / BINS);
    return shares;
  }

  /** Even shares, but for one bin that has so many times its share; the others make room. */
  static double[] raised(int bin, double times) {
    double[] shares = new double[BINS];
    Arrays.fill(shares, (1 - times / BINS) / (BINS - 1));
    shares[bin] = times / BINS;
    return shares;
  }

  /** One batch of items of figures whose bins have these shares. */
  static DriftCounts batch(Random random, double[]... figures) {
    int[] counts = new int[Arrays.stream(figures).mapToInt(shares -> shares.length).sum()];
    for (int item = 0; item < BATCH; item++) {
      int from = 0;
      for (double[] shares : figures) {
        counts[from + draw(random, shares)]++;
        from += shares.length;
      }
    }
    return new DriftCounts(counts);
  }

  private static int draw(Random random, double[] shares) {
    double left = random.nextDouble();
    int bin = 0;
    while (bin < shares.length - 1 && left >= shares[bin]) {
      left -= shares[bin];
      bin++;
    }
    return bin;
  }
}
