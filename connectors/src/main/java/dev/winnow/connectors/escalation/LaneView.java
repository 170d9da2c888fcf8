package dev.winnow.connectors.escalation;

/**
 * How things stand with a provider.
 *
 * @param provider its name
 * @param waitsFor why whoever waits for it waits: {@code nothing}, {@code breaker}, {@code pause}
 *     (the provider wants to be left alone), {@code rate}, {@code room} or {@code budget}
 *     (questions under way hold what is left)
 * @param open whether its breaker keeps questions away
 * @param inFlight questions that it has
 * @param limit how many it may have at present
 * @param waiting items that wait for it
 * @param retrying those of them that were asked about in vain, until they may be asked about again
 * @param standing whether it can be asked at all
 * @param hedges questions that were put twice, for they were slow
 * @param hedgesWon those of which the second request was answered first
 */
public record LaneView(
    String provider,
    String waitsFor,
    boolean open,
    int inFlight,
    int limit,
    int waiting,
    int retrying,
    Standing standing,
    int hedges,
    int hedgesWon) {
  /** Of a provider that can be asked. */
  public LaneView(
      String provider, String waitsFor, boolean open, int inFlight, int limit, int waiting) {
    this(provider, waitsFor, open, inFlight, limit, waiting, 0, Standing.UP, 0, 0);
  }

  public LaneView standing(Standing now) {
    return new LaneView(
        provider, waitsFor, open, inFlight, limit, waiting, retrying, now, hedges, hedgesWon);
  }
}
