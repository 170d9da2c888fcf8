package dev.winnow.pipeline.policy;

import dev.winnow.schemas.LabelScore;

/**
 * What some model found for one category, whoever ran it.
 *
 * @param score the raw score, 0 to 1
 * @param probability the calibrated probability that the item violates the category, 0 to 1
 * @param calibrated false for a trigger, which may leave a category in doubt and never flags it
 */
public record Scored(double score, double probability, boolean calibrated) {
  /** Of a calibrated model. */
  public Scored(double score, double probability) {
    this(score, probability, true);
  }

  /** What a label's stage found by itself, whatever it was pooled with. */
  public static Scored of(LabelScore label) {
    Double own = label.getStageProbability();
    return new Scored(
        label.getScore(), own == null ? label.getProbability() : own, label.getCalibrated());
  }

  public Scored {
    requireShare("score", score);
    requireShare("probability", probability);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to 1)");
    }
  }
}
