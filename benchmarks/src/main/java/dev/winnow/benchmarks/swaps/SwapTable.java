package dev.winnow.benchmarks.swaps;

import java.util.Locale;
import java.util.function.Consumer;

/** The figures for people. */
final class SwapTable {
  private final Consumer<String> lines;

  SwapTable(Consumer<String> lines) {
    this.lines = lines;
  }

  void print(SwapResult result) {
    AnswerTally answers = result.answers();
    line(
        "%d swaps (%s) among %d sets, %d refused; each took p50 %.0f ms, p99 %.0f ms, longest %.0f"
            + " ms",
        result.settings().swaps(),
        result.settings().what().term(),
        result.sets(),
        result.refused(),
        result.swaps().median(),
        result.swaps().percentile(99),
        result.swaps().max());
    line(
        "%d items at %.1f items/s of %.1f: %d failed, %d unlabelled, %d of models not in service,"
            + " %d with other scores (at most %.1e from rest; %d told the sets apart)",
        answers.items(),
        result.itemsPerSecond(),
        result.capacity(),
        answers.failed(),
        answers.unlabelled(),
        answers.foreign(),
        answers.wrong(),
        answers.maxDeviation(),
        answers.telling());
    line("%-14s %8s %10s %10s %10s", "wait, ms", "items", "p50", "p99", "longest");
    row("between swaps", result.steady());
    row("during swaps", result.during());
    row("60 ms of each", result.begun());
    line("ratio during %20.2f %10.2f", result.ratioP50(), result.ratioP99());
    line("ratio of 60 ms %29.2f", result.ratioBegunP99());
    line("longest wait of all: %.1f ms", result.longestWait());
    line(
        "resident after %d swaps %.1f MiB, after all %.1f MiB: %+.1f MiB (outside the heap %+.1f)",
        result.settings().settledAfter(),
        result.early().residentMiB(),
        result.late().residentMiB(),
        result.growthMiB(),
        result.late().nativeMiB() - result.early().nativeMiB());
  }

  private void row(String name, Waits waits) {
    line(
        "%-14s %8d %10.1f %10.1f %10.1f",
        name, waits.items(), waits.p50(), waits.p99(), waits.longest());
  }

  private void line(String format, Object... values) {
    lines.accept(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
