package dev.winnow.benchmarks.adapters;

/**
 * What one way to hold the adapters costs.
 *
 * @param name of the way
 * @param processor time of the plain encoder, times this is its own: the median over the rounds
 * @param residentMiB how much the process grew when it was loaded and had run once; NaN where the
 *     system does not tell
 * @param loadMillis of all adapters
 * @param fromMerged how far the vectors lie from those of merged encoders at most, in any dimension
 */
public record AdapterForm(
    String name, double processor, double residentMiB, double loadMillis, double fromMerged) {}
