package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.Quality;
import java.io.PrintWriter;
import java.util.Locale;

/** The result for people. */
public final class CascadeTable {
  private CascadeTable() {}

  /** A line for each model alone, and one for each point of the curve. */
  public static void print(CascadeBenchResult result, PrintWriter out) {
    out.println(
        "                    calls  processor  macro-F1    lost (95%)             missed"
            + "  false alarms");
    out.println(line("specialists alone", result.specialists(), result.specialistsProcessor(), ""));
    out.println(line("general on all", result.general(), 1, ""));
    result
        .points()
        .forEach(
            point ->
                out.println(
                    line(
                        String.format(Locale.ROOT, "width %.2f", point.width()),
                        point.quality(),
                        point.processor(),
                        String.format(
                            Locale.ROOT,
                            "%+.3f (%+.3f to %+.3f)",
                            point.loss().lost(),
                            point.loss().low(),
                            point.loss().high()))));
    result
        .cheapest()
        .ifPresent(
            point ->
                out.printf(
                    Locale.ROOT,
                    "99%% of the general model's macro-F1: at %.1f%% of the calls%n",
                    100 * point.quality().asked()));
  }

  private static String line(String name, Quality quality, double processor, String lost) {
    return String.format(
        Locale.ROOT,
        "%-18s %5.1f%%     %6.3f     %.3f  %-24s %5.1f%%         %4.1f%%",
        name,
        100 * quality.asked(),
        processor,
        quality.macroF1(),
        lost,
        100 * quality.missed(),
        100 * quality.falseAlarms());
  }
}
