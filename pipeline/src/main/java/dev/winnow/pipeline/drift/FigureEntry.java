package dev.winnow.pipeline.drift;

/**
 * One figure's test as it lies in Flink's state, a POJO. Times are milliseconds since the epoch.
 *
 * @param reference the fingerprint of what it is held against
 * @param alarmedAt 0 where it has not sounded
 */
public record FigureEntry(
    String reference,
    String figure,
    long since,
    long alarmedAt,
    long alarmedAfter,
    FigureDetector.Memory memory) {}
