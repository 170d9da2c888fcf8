package dev.winnow.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The two curves of a category. */
final class Plots {
  private static final double LEAST_RISK = 0.02;
  private static final double LARGEST_DOT = 9;
  private static final double SMALLEST_DOT = 2;

  private Plots() {}

  /** Dots grow with the rows of their bin. */
  static String reliability(String category, JsonNode bins) {
    SvgPlot plot =
        new SvgPlot(category + ": reliability", "stated probability", "observed share", 1);
    plot.diagonal();
    double largest = 1;
    List<double[]> points = new ArrayList<>();
    for (JsonNode bin : bins) {
      largest = Math.max(largest, bin.path("n").asDouble());
      points.add(new double[] {bin.path("stated").asDouble(), bin.path("observed").asDouble()});
    }
    plot.curve(points);
    for (JsonNode bin : bins) {
      double radius =
          SMALLEST_DOT
              + (LARGEST_DOT - SMALLEST_DOT) * Math.sqrt(bin.path("n").asDouble() / largest);
      plot.dot(
          bin.path("stated").asDouble(),
          bin.path("observed").asDouble(),
          radius,
          bin.path("n").asText() + " rows");
    }
    return plot.svg();
  }

  static String riskCoverage(String category, JsonNode curve) {
    List<double[]> points = new ArrayList<>();
    double top = LEAST_RISK;
    for (JsonNode point : curve) {
      points.add(new double[] {point.path("coverage").asDouble(), point.path("risk").asDouble()});
      top = Math.max(top, point.path("risk").asDouble());
    }
    return new SvgPlot(
            category + ": risk and coverage", "share decided, surest first", "share wrong", top)
        .curve(points)
        .svg();
  }
}
