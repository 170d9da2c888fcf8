package dev.winnow.pipeline.restraint;

/** One category's brake as it lies in Flink's state, a POJO. */
public record BrakeEntry(String category, BrakeState state) {}
