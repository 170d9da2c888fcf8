package dev.winnow.pipeline.escalate;

import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * When the queue goes on with its work, beside the events that come: soon, behind what has come to
 * the task until then; or a second later. However often it is asked for, each is once under way.
 * Only the task's thread may call.
 */
final class Agenda {
  /** How long it may take until the queue notices that a provider is back. */
  static final long LOOK_MILLIS = 1000;

  private final MailboxExecutor mailbox;
  private final ProcessingTimeService timers;
  private @Nullable Work work;
  private boolean soon;
  private boolean later;

  /** What is gone on with, on the task's thread. */
  interface Work {
    void goOn() throws Exception;
  }

  Agenda(MailboxExecutor mailbox, ProcessingTimeService timers) {
    this.mailbox = mailbox;
    this.timers = timers;
  }

  /** Called once, before anything else. */
  void isFor(Work whatIsToDo) {
    work = whatIsToDo;
  }

  void soon() {
    if (!soon) {
      soon = true;
      mailbox.execute(
          () -> {
            soon = false;
            run();
          },
          "rest of the backlog's work");
    }
  }

  void later() {
    if (!later) {
      later = true;
      var unused =
          timers.registerTimer(
              timers.getCurrentProcessingTime() + LOOK_MILLIS,
              time -> {
                later = false;
                run();
              });
    }
  }

  private void run() throws Exception {
    if (work != null) {
      work.goOn();
    }
  }
}
