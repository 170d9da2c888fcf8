package dev.winnow.cli.drift;

import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.FigureReference.Cell;
import dev.winnow.training.certify.Binomial;

/**
 * How sure a reference is to be, and how far a share may move; checked where the reference is made.
 *
 * @param confidence that the bounds of all bins hold at once for what the rows were drawn from
 * @param tolerance part of itself by which a share may move without being called drift
 * @param falseAlarm items of a stream without drift, of which one at most is a false alarm
 */
public record ReferenceTerms(double confidence, double tolerance, long falseAlarm) {
  public static final ReferenceTerms DEFAULT =
      new ReferenceTerms(
          DriftReference.DEFAULT_CONFIDENCE,
          DriftReference.DEFAULT_TOLERANCE,
          DriftReference.DEFAULT_FALSE_ALARM);

  /**
   * A bin whose bounds are those of what the rows tell of its share, widened by the tolerance.
   *
   * <p>The exact binomial interval of a fixed bin holds for a bin between order statistics too: its
   * share has a beta distribution that lies between those of the interval's two ends (S. S. Wilks,
   * "Determination of Sample Sizes for Setting Tolerance Limits", Annals of Mathematical Statistics
   * 12, 1941).
   *
   * @param k rows in the bin
   * @param n rows of the figure
   * @param cells of all figures, among which the doubt is divided
   */
  Cell cell(int k, int n, int cells) {
    double sure = 1 - (1 - confidence) / (2.0 * cells);
    double high = Binomial.upperBound(k, n, sure);
    double low = 1 - Binomial.upperBound(n - k, n, sure);
    return new Cell(k, Math.max(0, low * (1 - tolerance)), Math.min(1, high * (1 + tolerance)));
  }
}
