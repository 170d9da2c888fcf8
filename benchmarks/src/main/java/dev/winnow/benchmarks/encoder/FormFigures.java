package dev.winnow.benchmarks.encoder;

/**
 * What was measured of one form. Distances are 1 minus the cosine of two vectors of the same text;
 * those to float32 are NaN for a form that gives out other states.
 *
 * @param cpuMillisPerItem processor time of a text in length-sorted batches, median over the rounds
 * @param speed how many times as fast as the first form, median over the rounds
 * @param medianDistance to float32
 * @param p95Distance to float32
 * @param maxDistance to float32
 * @param medianBatchDistance alone against in a batch of arrival order
 * @param maxBatchDistance the same
 */
public record FormFigures(
    String name,
    double cpuMillisPerItem,
    double speed,
    double medianDistance,
    double p95Distance,
    double maxDistance,
    double medianBatchDistance,
    double maxBatchDistance) {}
