package dev.winnow.runtime.classify;

import java.util.Collection;
import java.util.Set;

/**
 * Which categories a caller wants scored: these, or all but these. Only what is wanted is computed;
 * a category that the classifier does not know is passed over.
 *
 * @param excepted whether the categories are those that are left out
 */
public record Wanted(Set<String> categories, boolean excepted) {
  public static final Wanted ALL = new Wanted(Set.of(), true);

  public Wanted {
    categories = Set.copyOf(categories);
  }

  /** These alone; none of them wants nothing. */
  public static Wanted of(String... categories) {
    return new Wanted(Set.of(categories), false);
  }

  /** Whatever the classifier knows but these: what is new to it is wanted too. */
  public static Wanted allBut(Collection<String> categories) {
    return new Wanted(Set.copyOf(categories), true);
  }

  public boolean includes(String category) {
    return categories.contains(category) != excepted;
  }

  /** Whether a classifier of these categories has nothing to do. */
  boolean includesNoneOf(Collection<String> known) {
    return known.stream().noneMatch(this::includes);
  }
}
