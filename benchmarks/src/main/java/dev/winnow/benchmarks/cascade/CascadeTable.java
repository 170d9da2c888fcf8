package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.Quality;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The result for people. */
public final class CascadeTable {
  private CascadeTable() {}

  /** A line for each model alone, and one for each point of the curve. */
  public static void print(CascadeBenchResult result, PrintWriter out) {
    out.println(
        "                    calls  processor  macro-F1    lost (95%)             missed"
            + "  false alarms");
    out.println(line("specialists alone", result.specialists(), result.specialistsProcessor(), ""));
    out.println(
        line(
            "general on all",
            result.general(),
            result.specialistsProcessor().isPresent()
                ? OptionalDouble.of(1)
                : OptionalDouble.empty(),
            ""));
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
        .asked()
        .ifPresent(
            asked ->
                out.printf(
                    Locale.ROOT,
                    "asked about %d texts in %d calls: %s; %.0f tokens and %.0f millionths for a"
                        + " thousand texts, were all asked about%n",
                    asked.texts(),
                    asked.calls(),
                    new TreeMap<>(asked.outcomes()),
                    asked.tokens(1),
                    asked.costMicros(1)));
    result
        .cheapest()
        .ifPresent(
            point ->
                out.printf(
                    Locale.ROOT,
                    "99%% of the general model's macro-F1: at %.1f%% of the calls%n",
                    100 * point.quality().asked()));
  }

  private static String line(String name, Quality quality, OptionalDouble processor, String lost) {
    return String.format(
        Locale.ROOT,
        "%-18s %5.1f%%     %6s     %.3f  %-24s %5.1f%%         %4.1f%%",
        name,
        100 * quality.asked(),
        processor.isPresent() ? String.format(Locale.ROOT, "%.3f", processor.getAsDouble()) : "-",
        quality.macroF1(),
        lost,
        100 * quality.missed(),
        100 * quality.falseAlarms());
  }
}
