package dev.winnow.connectors.escalation.escalator;

import java.util.concurrent.Future;

/** The one thread that moves an escalator's items, and its time. */
interface Loop extends AutoCloseable {
  /** Nanoseconds since it began. Any thread may look. */
  long now();

  /** On the thread, soon; never once this is closed. */
  void run(Runnable task);

  /** On the thread, later; what is returned can be cancelled. */
  Future<?> runAt(long time, Runnable task);

  @Override
  void close();
}
