package dev.winnow.training.audit;

import java.util.function.ToIntFunction;

/**
 * What comes of the items of one stratum under some thresholds: items that were drawn with one
 * probability, of which those that were judged are a random part.
 *
 * @param probability with which each item of the stream is drawn
 * @param drawn how many were, also those that the thresholds were found on
 * @param judged of the others, on which they are tried
 * @param wrong of those judged, harmless ones that machines act on alone
 * @param right violations that they act on alone
 * @param missed violations that they let pass alone
 * @param caught all other violations
 */
public record StratumCount(
    double probability, int drawn, int judged, int wrong, int right, int missed, int caught) {
  public StratumCount {
    if (Math.min(Math.min(wrong, right), Math.min(missed, caught)) < 0
        || wrong + missed + caught > judged
        || right > caught) {
      throw new IllegalArgumentException(
          "wrong %d, right %d, missed %d, caught %d of %d (expected: right <= caught, the rest no"
                  .formatted(wrong, right, missed, caught, judged)
              + " more than there are)");
    }
  }

  SampledGroup group(ToIntFunction<StratumCount> hits) {
    return new SampledGroup(probability, drawn, judged, hits.applyAsInt(this));
  }

  /** The same had nobody been wrong, in a stream so many times as long. */
  StratumCount faultless(double times) {
    int violations = whole(times * (missed + caught));
    return new StratumCount(
        probability, whole(times * drawn), whole(times * judged), 0, violations, 0, violations);
  }

  private static int whole(double number) {
    return (int) Math.min(Integer.MAX_VALUE / 4, Math.floor(number));
  }
}
