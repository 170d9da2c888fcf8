package dev.winnow.stack.local;

import java.time.Duration;

/** Is told how a stack comes up. Called from several threads. */
public interface StartListener {
  void starts(String part);

  void ready(String part, Duration took);
}
