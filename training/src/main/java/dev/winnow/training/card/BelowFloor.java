package dev.winnow.training.card;

/**
 * A source on which a model ranks worse than Naive Bayes does.
 *
 * @param label a category, or the source's own label
 */
public record BelowFloor(String source, String label, double auc, double floor) {
  @Override
  public String toString() {
    return "%s (%s): %s against %s."
        .formatted(source, label, CardNumber.of(auc), CardNumber.of(floor));
  }
}
