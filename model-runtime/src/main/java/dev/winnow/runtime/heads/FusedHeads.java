package dev.winnow.runtime.heads;

import dev.winnow.onnx.head.DenseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many heads over the same vectors as one wide matrix product, of which only the columns run that
 * are wanted. So the number of heads in memory costs nothing, and neither does one of them in a
 * session of its own.
 *
 * <p>A score is the same to the last bit whatever else is wanted and whatever else is in the batch:
 * each column is summed in the same order. Immutable, thread-safe.
 */
public final class FusedHeads {
  /** Bounds of the rows of a batch, and of the heads that a row wants, in an entry of the order. */
  private static final int ROW_BITS = 20;

  private static final int PLACE_BITS = 20;

  /** Texts whose sums of a panel are held at once. */
  private static final int TOGETHER = 16;

  private final int inputs;
  private final List<ColumnPanel> panels;
  private final int[] panelOf;
  private final int[] placeInPanel;

  /**
   * Lays the heads side by side.
   *
   * @param networks at least one, all of which take vectors of the same width
   */
  public FusedHeads(List<DenseNetwork> networks) {
    this.inputs = networks.get(0).inputs();
    this.panels = new ArrayList<>();
    this.panelOf = new int[networks.size()];
    this.placeInPanel = new int[networks.size()];
    for (List<Integer> heads : PanelPlan.of(networks)) {
      for (int place = 0; place < heads.size(); place++) {
        panelOf[heads.get(place)] = panels.size();
        placeInPanel[heads.get(place)] = place;
      }
      panels.add(new ColumnPanel(heads.stream().map(networks::get).toList()));
    }
  }

  /** How wide the vectors are that they take. */
  public int inputs() {
    return inputs;
  }

  /** How many heads there are. */
  public int size() {
    return panelOf.length;
  }

  /**
   * Scores each vector by the heads that are wanted for it.
   *
   * @param vectors one for each text, not written to
   * @param wanted for each text the places of heads in the list that this was made from
   * @return for each text the scores from 0 to 1, in the order of its wish
   */
  public float[][] score(float[][] vectors, int[][] wanted) {
    float[][] scores = new float[vectors.length][];
    for (int row = 0; row < vectors.length; row++) {
      requireWidth(vectors[row]);
      scores[row] = new float[wanted[row].length];
    }
    long[] order = panelByPanel(wanted);
    float[][] together = new float[TOGETHER][];
    float[][] sums = new float[TOGETHER][0];
    int from = 0;
    while (from < order.length) {
      ColumnPanel panel = panels.get(panel(order[from]));
      int to = from;
      int count = 0;
      for (; to < order.length && panel(order[to]) == panel(order[from]); to++) {
        if (isFirstOfRow(order, from, to)) {
          if (count == TOGETHER) {
            break;
          }
          sums[count] = sums[count].length < panel.width() ? new float[panel.width()] : sums[count];
          together[count++] = vectors[row(order[to])];
        }
      }
      panel.multiply(together, count, sums);
      int at = -1;
      for (int next = from; next < to; next++) {
        at += isFirstOfRow(order, from, next) ? 1 : 0;
        int row = row(order[next]);
        int place = place(order[next]);
        scores[row][place] = panel.score(placeInPanel[wanted[row][place]], sums[at]);
      }
      from = to;
    }
    return scores;
  }

  private static boolean isFirstOfRow(long[] order, int from, int at) {
    return at == from || row(order[at]) != row(order[at - 1]);
  }

  /** A panel's weights serve all texts that want it before they leave the core's cache. */
  private long[] panelByPanel(int[][] wanted) {
    long[] order = new long[Arrays.stream(wanted).mapToInt(row -> row.length).sum()];
    int next = 0;
    for (int row = 0; row < wanted.length; row++) {
      for (int place = 0; place < wanted[row].length; place++) {
        order[next++] = entry(panelOf[wanted[row][place]], row, place);
      }
    }
    Arrays.sort(order);
    return order;
  }

  private static long entry(long panel, long row, long place) {
    return panel << (ROW_BITS + PLACE_BITS) | row << PLACE_BITS | place;
  }

  private static int panel(long entry) {
    return (int) (entry >>> (ROW_BITS + PLACE_BITS));
  }

  private static int row(long entry) {
    return (int) (entry >>> PLACE_BITS) & ((1 << ROW_BITS) - 1);
  }

  private static int place(long entry) {
    return (int) entry & ((1 << PLACE_BITS) - 1);
  }

  private void requireWidth(float[] vector) {
    if (vector.length != inputs) {
      throw new IllegalArgumentException(
          "vector: %d values (expected: %d)".formatted(vector.length, inputs));
    }
  }
}
