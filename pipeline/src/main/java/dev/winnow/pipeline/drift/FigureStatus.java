package dev.winnow.pipeline.drift;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a figure stands.
 *
 * @param items that had it since the start
 * @param evidence for drift now; natural logarithm
 * @param distance of the last items, a population stability index
 * @param since when it is watched
 * @param alarmedAt when it sounded first; null where it has not
 * @param alarmedAfter items that had the figure by then; 0 where it has not
 * @param shifts of its bins, in their order
 */
public record FigureStatus(
    Figure figure,
    long items,
    double evidence,
    double distance,
    Instant since,
    @Nullable Instant alarmedAt,
    long alarmedAfter,
    List<Shift> shifts) {
  public FigureStatus {
    shifts = List.copyOf(shifts);
  }

  /** One that has seen nothing. */
  static FigureStatus start(Figure figure, Instant since) {
    return new FigureStatus(figure, 0, 0, 0, since, null, 0, List.of());
  }

  /** Whether it has sounded. */
  public boolean alarm() {
    return alarmedAt != null;
  }

  /**
   * One bin.
   *
   * @param reference its share of the reference
   * @param low the smallest share that is still as in the reference
   * @param high the largest such share
   * @param seen its share of the last items
   */
  public record Shift(String bin, double reference, double low, double high, double seen) {}
}
