package dev.winnow.cli.thresholds;

import dev.winnow.training.audit.StratifiedCounts;
import dev.winnow.training.audit.StratumCount;
import dev.winnow.training.audit.WeightedBound;
import dev.winnow.training.certify.Binomial;
import dev.winnow.training.certify.Certificate;
import dev.winnow.training.certify.Counts;
import dev.winnow.training.certify.ThresholdVector;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A certificate as it is told.
 *
 * @param vectors one a wanted category, in their order
 * @param categories what they were proven by, in the same order
 * @param tried how many sets of thresholds were tested
 */
record Proof(List<ThresholdVector> vectors, List<Rates> categories, int tried) {
  Proof {
    vectors = List.copyOf(vectors);
    categories = List.copyOf(categories);
  }

  /** By rows that look like the stream. */
  static Proof ofRows(Certificate<Counts> certificate, double confidence) {
    return new Proof(
        certificate.vectors(),
        certificate.counts().stream()
            .map(
                counts ->
                    new Rates(
                        rate(counts.wrong(), counts.acted(), confidence),
                        rate(counts.missed(), counts.positives(), confidence)))
            .toList(),
        certificate.tried());
  }

  /** By answers that stand for different numbers of items. */
  static Proof ofAnswers(Certificate<StratifiedCounts> certificate, double confidence) {
    return new Proof(
        certificate.vectors(),
        certificate.counts().stream().map(counts -> rates(counts, confidence)).toList(),
        certificate.tried());
  }

  /** Of the two limits of a category. */
  record Rates(Rate wrong, Rate missed) {}

  /**
   * Errors that were seen.
   *
   * @param estimate of the rate, where that is not k of n; NaN where nothing is known of it
   * @param upperBound what it lies below with the confidence
   */
  record Rate(int k, int n, OptionalDouble estimate, double upperBound) {}

  private static Rate rate(int k, int n, double confidence) {
    return new Rate(k, n, OptionalDouble.empty(), Binomial.upperBound(k, n, confidence));
  }

  private static Rates rates(StratifiedCounts counts, double confidence) {
    int wrong = counts.sum(StratumCount::wrong);
    int missed = counts.sum(StratumCount::missed);
    return new Rates(
        rate(wrong, wrong + counts.sum(StratumCount::right), counts.wrong(confidence)),
        rate(missed, missed + counts.sum(StratumCount::caught), counts.missed(confidence)));
  }

  private static Rate rate(int k, int n, WeightedBound bound) {
    return new Rate(k, n, OptionalDouble.of(bound.share()), bound.high());
  }
}
