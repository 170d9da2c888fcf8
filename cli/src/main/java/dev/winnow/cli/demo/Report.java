package dev.winnow.cli.demo;

import dev.winnow.stack.results.Standing;
import java.time.Duration;
import java.util.Locale;

/** How far a demo is, in a sentence. */
final class Report {
  private Report() {}

  static String line(Standing standing, Duration elapsed) {
    return String.format(
        Locale.ROOT,
        "%d published: %d decided, %d wait for people, %d dead letters, %d on their way;"
            + " %d were escalated (%s, %.1f items a second)",
        standing.items(),
        standing.verdicts(),
        standing.reviews(),
        standing.deadLetters(),
        standing.items() - standing.settled(),
        standing.escalated(),
        Screen.seconds(elapsed),
        standing.settled() / Math.max(0.001, elapsed.toMillis() / 1000.0));
  }
}
