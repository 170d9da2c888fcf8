package dev.winnow.cli.feedback;

import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.schemas.Action;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an item was drawn from: items that machines did the same with and that were drawn alike.
 *
 * @param kind {@code allowed}, {@code acted}, or {@code review} where people were asked to decide
 * @param probability with which such an item is drawn
 * @param asked with which people are asked about one that is
 */
public record SampleStratum(String kind, double probability, double asked)
    implements Comparable<SampleStratum> {
  private static final String REVIEW = "review";
  private static final Comparator<SampleStratum> ORDER =
      Comparator.comparing((SampleStratum stratum) -> stratum.kind)
          .thenComparing(SampleStratum::probability)
          .thenComparing(SampleStratum::asked);

  static SampleStratum of(FeedbackItem item) {
    return new SampleStratum(kind(item.action()), item.draw().probability(), item.draw().asked());
  }

  /** All that there may be by these rules, also those of which nothing was drawn. */
  static Set<SampleStratum> of(AuditRules rules) {
    Set<SampleStratum> strata = new TreeSet<>();
    strata.add(new SampleStratum(REVIEW, 1, 1));
    for (Action action : new Action[] {Action.ALLOW, Action.REMOVE}) {
      double usual = action == Action.ALLOW ? rules.allowed() : rules.acted();
      strata.add(new SampleStratum(kind(action), usual, rules.people()));
      strata.add(new SampleStratum(kind(action), Math.max(rules.near(), usual), rules.people()));
    }
    return strata;
  }

  /** Whether people were asked because no machine was sure, and not as a check. */
  public boolean isReview() {
    return kind.equals(REVIEW);
  }

  private static String kind(Action action) {
    return switch (action) {
      case ALLOW -> "allowed";
      case LIMIT, REMOVE -> "acted";
      default -> REVIEW;
    };
  }

  @Override
  public int compareTo(SampleStratum other) {
    return ORDER.compare(this, other);
  }
}
