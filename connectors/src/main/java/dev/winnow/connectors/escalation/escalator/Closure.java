package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.Standing;

/**
 * What keeps questions away from a provider, as it stood when something last happened to it: what
 * it comes to is a matter of the time.
 *
 * @param open whether its breaker is
 * @param onTrial whether the question is under way that finds out
 * @param forGood whether somebody has to see to the provider
 * @param until when the breaker lets one question through
 * @param pausedUntil when the provider wants to be asked again
 * @param longestWait a pause that ends within this time is waited for at the provider's door
 */
record Closure(
    boolean open,
    boolean onTrial,
    boolean forGood,
    long until,
    long pausedUntil,
    long longestWait) {
  Standing standing(long now) {
    if (open && now < until) {
      return forGood ? Standing.GONE : Standing.AWAY;
    }
    if (pausedUntil - now > longestWait || (open && (onTrial || pausedUntil > now))) {
      return Standing.AWAY;
    }
    return open ? Standing.DUE : Standing.UP;
  }
}
