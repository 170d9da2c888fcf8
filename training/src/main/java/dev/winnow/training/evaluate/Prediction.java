package dev.winnow.training.evaluate;

/**
 * What was concluded of one category.
 *
 * @param probability of the stage whose score counted, 0 to 1
 * @param stage whose score it is, by name
 */
public record Prediction(double probability, boolean flagged, String stage) {}
