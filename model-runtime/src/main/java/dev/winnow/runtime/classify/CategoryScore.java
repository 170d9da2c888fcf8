package dev.winnow.runtime.classify;

/**
 * What a model found for one category.
 *
 * @param score the model's raw score, 0 to 1
 * @param probability the calibrated probability that the text violates the category, 0 to 1
 * @param calibrated false for a trigger: its probability ranks texts and means nothing by itself,
 *     so that nothing may be decided on it alone
 */
public record CategoryScore(double score, double probability, boolean calibrated) {
  /** Of a calibrated model. */
  public CategoryScore(double score, double probability) {
    this(score, probability, true);
  }
}
