package dev.winnow.pipeline.drift;

import dev.winnow.pipeline.drift.FigureReference.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * A bet that the share of one bin has left its bounds: what an item does to its stake, in natural
 * logarithms, where it falls into the bin and where it does not.
 *
 * <p>It is the likelihood ratio of a share outside of the bounds to the bound itself. As long as
 * the chance of an item to fall into the bin, given all that came before, is within the bounds, the
 * stake does not grow on average: an e-value, whatever that chance is and however it changes (G.
 * Shafer, "Testing by Betting", Journal of the Royal Statistical Society A 184, 2021).
 *
 * @param hit of an item in the bin
 * @param miss of any other
 */
record ShareBet(int bin, double hit, double miss) {
  /**
   * How many times the bound the share may have become; a spread from what is found late to soon.
   */
  private static final double[] RAISED = {1.2, 1.5, 2, 4};

  private static final double[] LOWERED = {0.8, 0.5, 0.2};

  /** The bets on a bin; those on a share above 1 or below 0 are left out. */
  static List<ShareBet> on(int bin, Cell cell) {
    List<ShareBet> bets = new ArrayList<>();
    if (cell.high() > 0 && cell.high() < 1) {
      for (double times : RAISED) {
        bets.add(of(bin, cell.high(), Math.min(times * cell.high(), (1 + cell.high()) / 2)));
      }
    }
    if (cell.low() > 0 && cell.low() < 1) {
      for (double times : LOWERED) {
        bets.add(of(bin, cell.low(), times * cell.low()));
      }
    }
    return bets;
  }

  private static ShareBet of(int bin, double bound, double other) {
    return new ShareBet(bin, Math.log(other / bound), Math.log((1 - other) / (1 - bound)));
  }
}
