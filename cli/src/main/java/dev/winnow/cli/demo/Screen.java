package dev.winnow.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Where people look: lines on standard error, coloured where that is a terminal. Thread-safe. */
final class Screen {
  private final PrintWriter err;

  Screen(PrintWriter err) {
    this.err = err;
  }

  /** A line of our own words; {@code @|bold x|@} and the like are colours. */
  synchronized void say(String line) {
    err.println(Ansi.AUTO.string(line));
    err.flush();
  }

  /** Seconds with one digit behind the point. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
