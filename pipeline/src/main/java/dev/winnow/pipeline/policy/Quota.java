package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Term;

/**
 * How many items machines may remove in a UTC day. What is beyond goes to people. Each job counts
 * its own removals in one place, so the sum of the two is never exceeded.
 *
 * @param per whether each tenant has the quota for itself
 * @param moderate for the screen and the specialists together
 * @param escalate for the general model, and for guesses that are made in its place
 */
public record Quota(Scope per, long moderate, long escalate) {
  public Quota {
    requireCount("moderate", moderate);
    requireCount("escalate", escalate);
  }

  /** Whom one quota is for. */
  public enum Scope implements Term {
    /** For all tenants together. */
    ALL,
    /** For each tenant. */
    TENANT;

    static Scope of(String term) {
      return Term.of(Scope.class, "per", term);
    }
  }

  private static void requireCount(String name, long value) {
    if (value < 0) {
      throw new PolicyException(name + ": " + value + " (expected: >= 0)");
    }
  }
}
