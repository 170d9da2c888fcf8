package dev.winnow.pipeline.policy;

/**
 * Which share of what machines are sure of is checked all the same.
 *
 * @param allowed of the items that they allow, 0 to 1
 * @param acted of those that they limit or remove, 0 to 1
 * @param near of those whose decision lies near a threshold, where that is more, 0 to 1
 * @param margin how near that is, as a difference of log-odds
 * @param people of those that are drawn, which people are asked about too, 0 to 1
 * @param perDay how many are drawn in a UTC day at most
 * @param peoplePerDay about how many people are asked at most
 */
public record AuditRules(
    double allowed,
    double acted,
    double near,
    double margin,
    double people,
    long perDay,
    long peoplePerDay) {
  public static final double DEFAULT_MARGIN = 1;

  public AuditRules {
    requireShare("allowed", allowed);
    requireShare("acted", acted);
    requireShare("near", near);
    requireShare("people", people);
    if (!(margin > 0 && margin <= 20)) {
      throw new PolicyException("margin: " + margin + " (expected: > 0, at most 20)");
    }
    requireCount("perDay", perDay);
    requireCount("peoplePerDay", peoplePerDay);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new PolicyException(name + ": " + value + " (expected: 0 to 1)");
    }
  }

  private static void requireCount(String name, long value) {
    if (value < 0) {
      throw new PolicyException(name + ": " + value + " (expected: >= 0)");
    }
  }
}
