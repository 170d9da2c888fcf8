package dev.winnow.benchmarks.outage;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The figures for people: a line a turn as they come, and a table at the end. */
final class OutageTable {
  private final Consumer<String> lines;

  OutageTable(Consumer<String> lines) {
    this.lines = lines;
  }

  void turn(Behaviour behaviour, Outing outing) {
    StringBuilder line =
        new StringBuilder(
            format(
                "%-18s %.1f items a second, %d escalated, %d questions to the provider",
                behaviour.term(), outing.perSecond(), outing.escalated(), outing.questions()));
    if (behaviour != Behaviour.ANSWERS) {
      Waits waits = outing.after().waits();
      line.append(
          format(
              "; %d wait (%s), all settled %.1f s after it was back",
              waits.waiting(), reasons(waits.reasons()), outing.after().settledSeconds()));
    }
    lines.accept(line.toString());
  }

  void print(OutageResult result) {
    lines.accept("");
    lines.accept(
        format(
            "%-18s %8s %6s %10s %9s %8s  %s",
            "", "items/s", "ratio", "processor", "recovery", "waiting", "for"));
    lines.accept(format("%-18s %8.1f", "answers", result.normal(Outing::perSecond)));
    result.troubles().forEach(this::row);
    lines.accept(
        format(
            "%d items sent, %d accounted for; restarts: moderate %d, escalate %d",
            result.end().items(),
            result.end().settled(),
            result.moderateRestarts(),
            result.escalateRestarts()));
  }

  private void row(TroubleFigures trouble) {
    lines.accept(
        format(
            "%-18s %8.1f %6.3f %10.3f %7.1f s %8d  %s",
            trouble.trouble().term(),
            trouble.itemsPerSecond(),
            trouble.ratio(),
            trouble.processorRatio(),
            trouble.longestRecovery(),
            trouble.mostWaiting(),
            reasons(trouble.reasons())));
  }

  private static String reasons(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).stripTrailing();
  }
}
