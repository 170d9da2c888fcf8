package dev.winnow.benchmarks.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How memory outside the Java heap went over many items.
 *
 * @param points ascending by items, two at least
 */
record SoakResult(List<Point> points, double seconds) {
  /**
   * Memory at one moment.
   *
   * @param items done so far
   * @param nativeMiB resident, without the heap
   */
  record Point(long items, double nativeMiB) {}

  SoakResult {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("points: " + points.size() + " (expected: at least 2)");
    }
  }

  /** Slope of the line of least squares through the later half, MiB for a million items. */
  double slopeMiBPerMillion() {
    List<Point> later = points.subList((points.size() - 1) / 2, points.size());
    double meanItems = later.stream().mapToDouble(Point::items).average().orElseThrow();
    double meanMiB = later.stream().mapToDouble(Point::nativeMiB).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (Point point : later) {
      double items = point.items() - meanItems;
      covariance += items * (point.nativeMiB() - meanMiB);
      variance += items * items;
    }
    return covariance / variance * 1e6;
  }

  ObjectNode json() {
    Point last = points.get(points.size() - 1);
    return JsonNodeFactory.instance
        .objectNode()
        .put("items", last.items())
        .put("seconds", Figures.rounded(seconds))
        .put("nativeMiBFirst", Figures.rounded(points.get(0).nativeMiB()))
        .put("nativeMiBMiddle", Figures.rounded(points.get(points.size() / 2).nativeMiB()))
        .put("nativeMiBLast", Figures.rounded(last.nativeMiB()))
        .put("slopeMiBPerMillion", Figures.rounded(slopeMiBPerMillion()));
  }
}
