package dev.winnow.benchmarks.heads;

/**
 * What some heads cost, against one.
 *
 * @param deployed how many heads are in memory
 * @param wanted how many of them each text wants
 * @param throughput of one head, times this is its own: the median over the rounds
 * @param processor time of one head, times this is its own: the median over the rounds
 * @param loadMillis how long it took to load those that were not in memory yet, on an encoder that
 *     was
 */
public record HeadsResult(
    int deployed, int wanted, double throughput, double processor, double loadMillis) {}
