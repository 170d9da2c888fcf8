package dev.winnow.benchmarks.screen;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The curve as an SVG picture: throughput, as times that of the encoder on everything and on a
 * logarithmic scale, to the right; macro-F1 upwards. Legible on light and dark grounds.
 */
public final class CurvePlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 70;
  private static final int RIGHT = 30;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;
  private static final double WANTED = 5;

  private final ScreenBenchResult result;
  private final double maxThroughput;
  private final double minF1;
  private final double maxF1;

  private CurvePlot(ScreenBenchResult result) {
    this.result = result;
    this.maxThroughput =
        result.points().stream().mapToDouble(ScreenPoint::throughput).max().orElse(1) * 1.3;
    double[] f1 =
        DoubleStream.concat(
                DoubleStream.of(
                    result.encoder().macroF1(),
                    result.encoder().macroF1() - ScreenBenchResult.TOLERANCE),
                result.points().stream().mapToDouble(point -> point.quality().macroF1()))
            .sorted()
            .toArray();
    this.minF1 = Math.floor(f1[0] * 100 - 1) / 100;
    this.maxF1 = Math.ceil(f1[f1.length - 1] * 100 + 1) / 100;
  }

  /** A whole SVG document. */
  public static String of(ScreenBenchResult result) {
    return new CurvePlot(result).draw();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="13">
        <style>
        text{fill:#222}line,polyline{stroke:#222;fill:none}.grid{stroke:#8886}
        .bound{stroke:#b42;stroke-dasharray:5 4}.note{fill:#b42}circle{fill:#06c}.curve{stroke:#06c}
        @media(prefers-color-scheme:dark){text{fill:#ddd}line,polyline{stroke:#ddd}
        .bound{stroke:#f96}.note{fill:#f96}circle{fill:#6bf}.curve{stroke:#6bf}}
        </style>
        """
            .formatted(WIDTH, HEIGHT));
    axes(svg);
    bounds(svg);
    curve(svg);
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    text(
        svg, LEFT, 22, "start", "", "Screen before the encoder, against the encoder on everything");
    for (double f1 = minF1; f1 <= maxF1 + 1e-9; f1 += step()) {
      line(svg, "grid", LEFT, y(f1), WIDTH - RIGHT, y(f1));
      text(svg, LEFT - 8, y(f1) + 4, "end", "", number("%.2f", f1));
    }
    for (double times : List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)) {
      if (times <= maxThroughput) {
        line(svg, "grid", x(times), TOP, x(times), HEIGHT - BOTTOM);
        text(svg, x(times), HEIGHT - BOTTOM + 18, "middle", "", number("%.0f", times) + "×");
      }
    }
    line(svg, "", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    line(svg, "", LEFT, TOP, LEFT, HEIGHT - BOTTOM);
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, "middle", "", "throughput");
    text(svg, 8, TOP - 4, "start", "", "macro-F1");
  }

  private double step() {
    return maxF1 - minF1 > 0.1 ? 0.02 : 0.01;
  }

  private void bounds(StringBuilder svg) {
    double alone = result.encoder().macroF1();
    double least = alone - ScreenBenchResult.TOLERANCE;
    line(svg, "", LEFT, y(alone), WIDTH - RIGHT, y(alone));
    text(svg, WIDTH - RIGHT, y(alone) - 5, "end", "", "encoder on everything");
    line(svg, "bound", LEFT, y(least), WIDTH - RIGHT, y(least));
    text(svg, WIDTH - RIGHT, y(least) + 16, "end", "note", "0.5 points less");
    if (WANTED <= maxThroughput) {
      line(svg, "bound", x(WANTED), TOP, x(WANTED), HEIGHT - BOTTOM);
    }
  }

  private void curve(StringBuilder svg) {
    svg.append("<polyline class=\"curve\" points=\"");
    result
        .points()
        .forEach(
            point ->
                svg.append(
                    number("%.1f,%.1f ", x(point.throughput()), y(point.quality().macroF1()))));
    svg.append("\"/>\n");
    for (ScreenPoint point : result.points()) {
      double x = x(point.throughput());
      double y = y(point.quality().macroF1());
      svg.append(number("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>%n", x, y));
      text(svg, x, y - 9, "middle", "", number("%.0f%%", 100 * point.quality().asked()));
    }
    text(svg, WIDTH - RIGHT, TOP - 4, "end", "", "numbers: part that goes on to the encoder");
  }

  private double x(double times) {
    double part = Math.log(Math.max(0.8, times) / 0.8) / Math.log(maxThroughput / 0.8);
    return LEFT + part * (WIDTH - RIGHT - LEFT);
  }

  private double y(double f1) {
    return HEIGHT - BOTTOM - (f1 - minF1) / (maxF1 - minF1) * (HEIGHT - BOTTOM - TOP);
  }

  private static void line(
      StringBuilder svg, String style, double x1, double y1, double x2, double y2) {
    svg.append(
        number(
            "<line class=\"" + style + "\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String style, String words) {
    svg.append(
        number("<text class=\"" + style + "\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"", x, y)
            + anchor
            + "\">"
            + words
            + "</text>\n");
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
