package dev.winnow.runtime.classify;

import java.util.Set;

/**
 * Which categories a caller wants scored. Only what is wanted is computed.
 *
 * @param categories empty for all that the classifier knows; those that it does not know are passed
 *     over
 */
public record Wanted(Set<String> categories) {
  public static final Wanted ALL = new Wanted(Set.of());

  public Wanted {
    categories = Set.copyOf(categories);
  }

  public static Wanted of(String... categories) {
    return new Wanted(Set.of(categories));
  }

  public boolean includes(String category) {
    return categories.isEmpty() || categories.contains(category);
  }
}
