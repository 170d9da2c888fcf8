package dev.winnow.console.rollup;

import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is counted together within a minute.
 *
 * @param category a flagged category, or {@link #ALL}
 * @param action an action, or {@link #ALL}
 */
record Group(String tenant, String category, String stage, String action) {
  /** Stands for every category, flagged or not, or for every action. */
  static final String ALL = "*";

  /**
   * The groups that a verdict counts in: each flagged category and all verdicts, by its action and
   * over all actions.
   */
  static List<Group> of(Verdict verdict) {
    List<String> categories = new ArrayList<>();
    categories.add(ALL);
    verdict
        .getLabels()
        .forEach(
            (category, label) -> {
              if (label.getFlagged()) {
                categories.add(category);
              }
            });
    List<Group> groups = new ArrayList<>(2 * categories.size());
    for (String category : categories) {
      groups.add(of(verdict, category, verdict.getAction()));
      groups.add(of(verdict, category, ALL));
    }
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

  private static Group of(Verdict verdict, String category, String action) {
    return new Group(verdict.getTenant(), category, verdict.getDecidedBy(), action);
  }
}
