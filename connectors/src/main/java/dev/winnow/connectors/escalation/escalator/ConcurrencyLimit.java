package dev.winnow.connectors.escalation.escalator;

/**
 * How many questions a provider bears at once: one more for each round of answers that came well,
 * and three tenths fewer when it shows that it has too many. Additive increase and multiplicative
 * decrease converge to a fair share of what there is (D.-M. Chiu and R. Jain, "Analysis of the
 * Increase and Decrease Algorithms for Congestion Avoidance in Computer Networks", 1989).
 *
 * <p>It shrinks once for each crowd: questions that were on their way when it last shrank say
 * nothing new. It grows only while it is what holds others up.
 */
final class ConcurrencyLimit {
  private static final double SHRINK = 0.7;
  private static final int FIRST = 4;
  private final int most;
  private double limit;
  private int inFlight;
  private long shrunkAt = Long.MIN_VALUE;

  ConcurrencyLimit(int most) {
    this.most = most;
    this.limit = Math.min(most, FIRST);
  }

  boolean hasRoom() {
    return inFlight < limit();
  }

  int limit() {
    return (int) limit;
  }

  int inFlight() {
    return inFlight;
  }

  void begin() {
    inFlight++;
  }

  /** A question ended that says nothing of crowds. */
  void end() {
    inFlight--;
  }

  void wentWell() {
    if (2 * inFlight >= limit()) {
      limit = Math.min(most, limit + 1 / limit);
    }
    end();
  }

  /**
   * @param begunAt when the question was put that the provider had no room for
   */
  void wasTooMuch(long begunAt, long now) {
    if (begunAt > shrunkAt) {
      limit = Math.max(1, limit * SHRINK);
      shrunkAt = now;
    }
    end();
  }
}
