package dev.winnow.cli.bench;

import dev.winnow.stack.local.StartListener;
import java.io.PrintWriter;
import java.time.Duration;

/** Says how far a stack is that starts, a line a part. */
final class StartProgress implements StartListener {
  private final PrintWriter err;

  StartProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void starts(String part) {
    err.println("starting " + part);
  }

  @Override
  public void ready(String part, Duration took) {
    err.println("ready " + part);
  }
}
