package dev.winnow.benchmarks.micro;

import java.util.SortedMap;

/**
 * What one step costs.
 *
 * @param name the step: one of {@link MicroBenchmarks#ALL}
 * @param parameters what it was measured with
 * @param micros microseconds of the clock for one text (tokenizer, batcher, heads) or one run
 *     (session): the mean over the iterations
 * @param error half the 99.9% confidence interval of the mean, NaN with too few iterations
 */
public record MicroResult(
    String name, SortedMap<String, String> parameters, double micros, double error) {}
