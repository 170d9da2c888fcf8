package dev.winnow.console.rollup;

import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is counted together within a minute.
 *
 * @param category a flagged category, or {@link #ALL}
 */
record Group(String tenant, String category, String stage, String action) {
  /** Stands in the place of a category for all verdicts, flagged or not. */
  static final String ALL = "*";

  /** The groups that a verdict counts in: all verdicts, and each category that it flags. */
  static List<Group> of(Verdict verdict) {
    List<Group> groups = new ArrayList<>();
    groups.add(of(verdict, ALL));
    verdict
        .getLabels()
        .forEach(
            (category, label) -> {
              if (label.getFlagged()) {
                groups.add(of(verdict, category));
              }
            });
    return groups;
  }

  /**
   * Reads {@link #toString} back. Tenants, stages and actions hold no slash, so that a category
   * may.
   */
  static Group parse(String text) {
    int first = text.indexOf('/');
    int last = text.lastIndexOf('/');
    int middle = text.lastIndexOf('/', last - 1);
    if (first < 0 || middle <= first) {
      throw new IllegalArgumentException(
          "group: %s (expected: tenant/category/stage/action)".formatted(text));
    }
    return new Group(
        text.substring(0, first),
        text.substring(first + 1, middle),
        text.substring(middle + 1, last),
        text.substring(last + 1));
  }

  /** The key of the roll-up: {@code tenant/minute/category/stage/action}. */
  String keyAt(Instant minute) {
    return tenant + "/" + minute + "/" + category + "/" + stage + "/" + action;
  }

  @Override
  public String toString() {
    return tenant + "/" + category + "/" + stage + "/" + action;
  }

  private static Group of(Verdict verdict, String category) {
    return new Group(verdict.getTenant(), category, verdict.getDecidedBy(), verdict.getAction());
  }
}
