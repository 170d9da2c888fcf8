package dev.winnow.pipeline.drift;

import java.io.Serializable;
import java.util.List;

/**
 * How a figure was distributed in the rows of the reference.
 *
 * @param cells one a bin, in their order
 */
public record FigureReference(Figure figure, Bins bins, List<Cell> cells) implements Serializable {
  private static final long serialVersionUID = 1;

  public FigureReference {
    cells = List.copyOf(cells);
    if (cells.size() != bins.size() || cells.size() < 2) {
      throw new IllegalArgumentException(
          "%s: %d cells, %d bins (expected: as many, two at least)"
              .formatted(figure.name(), cells.size(), bins.size()));
    }
    if (cells.stream().mapToLong(Cell::rows).sum() == 0) {
      throw new IllegalArgumentException(figure.name() + ": no rows (expected: one at least)");
    }
  }

  /**
   * One bin.
   *
   * @param rows that fell into it
   * @param low the smallest share of the stream that is still as in the reference
   * @param high the largest such share
   */
  public record Cell(long rows, double low, double high) implements Serializable {
    private static final long serialVersionUID = 1;

    public Cell {
      if (rows < 0 || !(low >= 0 && low <= high && high <= 1)) {
        throw new IllegalArgumentException(
            "cell: %d rows, %s to %s (expected: 0 <= low <= high <= 1)".formatted(rows, low, high));
      }
    }
  }

  long rows() {
    return cells.stream().mapToLong(Cell::rows).sum();
  }
}
