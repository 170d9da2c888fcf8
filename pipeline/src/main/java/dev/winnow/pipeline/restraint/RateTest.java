package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.policy.BrakeRules;

/**
 * The two hypotheses of the brake about one category's flag rate: as it was, or {@code factor}
 * times that; and how much one item speaks for the second.
 *
 * <p>A cumulative sum of log-likelihood ratios that never falls below zero: E. S. Page, "Continuous
 * Inspection Schemes", Biometrika 41 (1954); for single items M. R. Reynolds and Z. G. Stoumbos, "A
 * CUSUM Chart for Monitoring a Proportion when Inspecting Continuously", Journal of Quality
 * Technology 31 (1999). No test with as few false alarms is faster in the worst case (G.
 * Moustakides, Annals of Statistics 14, 1986).
 *
 * <p>The bound: at zero, only a flagged item lifts the sum, by {@code ln(raised / usual)}. From
 * there it reaches the bound before zero with a probability of at most {@code raised / usual *
 * e^-bound}, since the likelihood ratio is a martingale (A. Wald, "Sequential Analysis", 1947). So
 * each item at zero starts a false alarm with a probability of at most {@code raised * e^-bound},
 * and between two lie at least {@code e^bound / raised} items on average.
 *
 * @param gain of a flagged item, in natural logarithms
 * @param loss of an item that is not flagged, as a positive number
 * @param bound at which the sum is believed
 */
record RateTest(double gain, double loss, double bound) {
  static RateTest of(double reference, BrakeRules rules) {
    double usual = Math.max(reference, rules.floor());
    double raised = Math.min(rules.factor() * usual, (1 + usual) / 2);
    return new RateTest(
        Math.log(raised / usual),
        Math.log((1 - usual) / (1 - raised)),
        Math.max(1, Math.log(rules.falseAlarm() * raised)));
  }
}
