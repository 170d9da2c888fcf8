package dev.winnow.runtime.classify;

/**
 * @param score the head's raw score, 0 to 1
 * @param probability the calibrated probability that the text violates the category, 0 to 1
 */
public record CategoryScore(double score, double probability) {}
