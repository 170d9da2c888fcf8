package dev.winnow.benchmarks.turn;

/** One turn, with the reference's right before and right after it. */
public record Between<M>(M before, M own, M after) {}
