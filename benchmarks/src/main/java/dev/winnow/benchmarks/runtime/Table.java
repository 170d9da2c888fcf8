package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Turn;
import java.util.Locale;
import java.util.function.Consumer;

/** The figures for people, a block for each mix. */
final class Table {
  private final Consumer<String> lines;

  Table(Consumer<String> lines) {
    this.lines = lines;
  }

  void print(MixResult result) {
    line(
        "%n%s: %d texts, tokens: mean %.0f, p95 %.0f, longest %.0f",
        result.mix(),
        result.texts(),
        result.tokens().mean(),
        result.tokens().percentile(95),
        result.tokens().max());
    line("  %-14s %10s %14s %15s", "", "items/s", "winnow/this", "processor time");
    result.speeds().forEach((name, speed) -> lines.accept(row(result, name, speed)));
    line(
        "  the best of the other rounds, round by round: %.2f, processor time %.2f",
        result.againstBest(Turn::ratio), result.againstBest(Turn::processorRatio));
    line("  padding: %.1f%% of tokens", 100 * result.padding());
    LightResult light = result.light();
    line(
        "  at %.1f items/s: wait p50 %.1f ms, p99 %.1f ms, longest %.1f ms (delay and one batch: %.1f ms)",
        light.itemsPerSecond(),
        light.waits().median(),
        light.waits().percentile(99),
        light.waits().max(),
        light.boundMillis());
  }

  private static String row(MixResult result, String name, double speed) {
    String own = String.format(Locale.ROOT, "  %-14s %10.1f", name, speed);
    return name.equals(Contenders.WINNOW)
        ? own
        : String.format(
            Locale.ROOT,
            "%s %14.2f %15.2f%s",
            own,
            result.ratio(name),
            result.processor(name),
            name.equals(result.bestFixed()) ? " best fixed" : "");
  }

  private void line(String format, Object... values) {
    lines.accept(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
