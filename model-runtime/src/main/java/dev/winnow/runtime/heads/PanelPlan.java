package dev.winnow.runtime.heads;

import dev.winnow.onnx.head.DenseNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which heads share a panel of columns. A panel runs as a whole, so it is kept narrow; but a narrow
 * product runs hardly faster than one of {@value #COLUMNS} columns, so small heads share one.
 */
final class PanelPlan {
  private static final int COLUMNS = 32;

  private PanelPlan() {}

  /**
   * The heads' places, panel by panel: the narrowest first, in their order where they are alike.
   */
  static List<List<Integer>> of(List<DenseNetwork> networks) {
    List<Integer> narrowestFirst =
        IntStream.range(0, networks.size())
            .boxed()
            .sorted(Comparator.comparingInt(head -> columns(networks.get(head))))
            .toList();
    List<List<Integer>> panels = new ArrayList<>();
    List<Integer> panel = new ArrayList<>();
    int width = 0;
    for (int head : narrowestFirst) {
      int columns = columns(networks.get(head));
      if (width + columns > COLUMNS && !panel.isEmpty()) {
        panels.add(panel);
        panel = new ArrayList<>();
        width = 0;
      }
      panel.add(head);
      width += columns;
    }
    panels.add(panel);
    return panels;
  }

  private static int columns(DenseNetwork network) {
    return network.layers().get(0).outputs();
  }
}
