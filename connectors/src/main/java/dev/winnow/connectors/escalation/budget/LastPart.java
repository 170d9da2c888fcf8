package dev.winnow.connectors.escalation.budget;

import java.io.Serializable;

/**
 * The last part of each cap, which is kept for the items whose second opinion is worth most.
 *
 * @param share of the cap, 0 to 1
 * @param worth the least that an item must be worth to be paid for from it, 0 to 1
 */
public record LastPart(double share, double worth) implements Serializable {
  /** The whole of a cap is for all. */
  public static final LastPart NONE = new LastPart(0, 0);

  public LastPart {
    requireShare("share", share);
    requireShare("worth", worth);
  }

  /** The share that may not be spent on an item. */
  double keptFrom(double worthOfItem) {
    return worthOfItem < worth ? share : 0;
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to 1)");
    }
  }
}
