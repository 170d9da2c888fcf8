package dev.winnow.benchmarks.screen;

import dev.winnow.benchmarks.mix.Quality;
import java.io.PrintWriter;
import java.util.Locale;

/** The result for people. */
public final class ScreenTable {
  private ScreenTable() {}

  /** A line for the encoder on everything, and one for each point of the curve. */
  public static void print(ScreenBenchResult result, PrintWriter out) {
    out.println(
        "width  to encoder  times as fast  processor  macro-F1    lost (95%)             missed"
            + "  false alarms");
    Quality alone = result.encoder();
    out.println(
        String.format(
            Locale.ROOT,
            "    -       100%%           1.00       1.00     %.3f                           %5.1f%%"
                + "         %4.1f%%",
            alone.macroF1(),
            100 * alone.missed(),
            100 * alone.falseAlarms()));
    result.points().forEach(point -> out.println(line(point)));
  }

  private static String line(ScreenPoint point) {
    return String.format(
        Locale.ROOT,
        "%5.2f     %5.1f%%         %6.2f     %6.3f     %.3f  %+.3f (%+.3f to %+.3f)  %5.1f%%"
            + "         %4.1f%%",
        point.width(),
        100 * point.quality().asked(),
        point.throughput(),
        point.processor(),
        point.quality().macroF1(),
        point.loss().lost(),
        point.loss().low(),
        point.loss().high(),
        100 * point.quality().missed(),
        100 * point.quality().falseAlarms());
  }
}
