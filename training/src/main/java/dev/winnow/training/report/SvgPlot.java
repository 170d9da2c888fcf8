package dev.winnow.training.report;

import java.util.Locale;

/**
 * One plot of shares against shares as inline SVG. Colours come from the page, so that it is
 * legible on light and on dark. Built up by one thread.
 */
final class SvgPlot {
  private static final int SIDE = 220;
  private static final int LEFT = 44;
  private static final int TOP = 12;
  private static final int WIDTH = LEFT + SIDE + 16;
  private static final int HEIGHT = TOP + SIDE + 40;
  private static final int TICKS = 4;

  private final StringBuilder svg = new StringBuilder();
  private final double top;

  /**
   * An empty plot.
   *
   * @param title for those who cannot see it
   * @param top of the vertical axis, which begins at 0; more than 0
   */
  SvgPlot(String title, String horizontal, String vertical, double top) {
    this.top = top;
    add(
        "<svg class=\"plot\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<title>%s</title>", Html.escaped(title));
    for (int tick = 0; tick <= TICKS; tick++) {
      double part = (double) tick / TICKS;
      line("grid", x(part), y(0), x(part), y(top));
      line("grid", x(0), y(part * top), x(1), y(part * top));
      text(x(part), y(0) + 16, "middle", number(part));
      text(LEFT - 6, y(part * top) + 4, "end", number(part * top));
    }
    text(x(0.5), HEIGHT - 6, "middle", horizontal);
    add(
        "<text transform=\"translate(12 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        y(top / 2), Html.escaped(vertical));
  }

  /** Where a perfect answer lies. */
  SvgPlot diagonal() {
    line("ideal", x(0), y(0), x(1), y(1));
    return this;
  }

  /** A line through points; each is {@code {x, y}}. */
  SvgPlot curve(Iterable<double[]> points) {
    add("<polyline class=\"curve\" points=\"");
    for (double[] point : points) {
      add("%.1f,%.1f ", x(point[0]), y(Math.min(top, point[1])));
    }
    add("\"/>");
    return this;
  }

  /** A dot that tells more when pointed at. */
  SvgPlot dot(double across, double up, double radius, String more) {
    add(
        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
        x(across), y(up), radius, Html.escaped(more));
    return this;
  }

  String svg() {
    return svg + "</svg>";
  }

  private void line(String kind, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        kind, x1, y1, x2, y2);
  }

  private void text(double x, double y, String anchor, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x, y, anchor, Html.escaped(words));
  }

  private static double x(double share) {
    return LEFT + share * SIDE;
  }

  private double y(double value) {
    return TOP + SIDE - value / top * SIDE;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
