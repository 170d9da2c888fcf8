package dev.winnow.cli.demo;

import dev.winnow.connectors.kafka.Pace;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.process.ProcessFailedException;
import dev.winnow.stack.results.Ledger;
import dev.winnow.stack.results.Results;
import dev.winnow.stack.results.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Items of one file on their way through a stack that runs: publishes them, shows what becomes of
 * them, and knows when all is said.
 */
final class DemoSession implements AutoCloseable {
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);
  private static final Duration ROLLUP_LIMIT = Duration.ofSeconds(15);

  private final RunningStack running;
  private final LocalStack stack;
  private final Screen screen;
  private final Ledger ledger = new Ledger();
  private final LiveTable table;
  private final Results results;
  private final long begin = System.nanoTime();
  private long reported = begin;

  DemoSession(RunningStack running, Screen screen) {
    this.running = running;
    this.stack = running.stack();
    this.screen = screen;
    this.table = new LiveTable(ledger, screen, System::nanoTime);
    this.results = Results.start(stack.kafka(), stack.registrySettings(), table);
  }

  /** Publishes all items, on the caller's thread. */
  void publish(Path input, Pace pace) throws IOException, InterruptedException {
    screen.say(VerdictTable.head());
    try (RecordPublisher<ContentItem> publisher =
        RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.items())) {
      new Feed(input, pace, ledger, screen::say).publishAll(publisher);
    }
  }

  /**
   * Waits until every published item has its final outcome or waits for people.
   *
   * @throws ProcessFailedException where a part of the stack ends before that
   */
  Standing awaitSettled() throws InterruptedException {
    running.await(
        () -> {
          Standing standing = report();
          return standing.settled() == standing.items();
        });
    return ledger.standing();
  }

  /** Shows what comes for as long as the stack runs; ends with an exception only. */
  void awaitEnd() throws InterruptedException {
    running.await(
        () -> {
          report();
          return false;
        });
  }

  /** Since the first item. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The counts of the roll-ups, once they have caught up with what was shown. */
  List<String> rollups() {
    long wanted = table.liveVerdicts();
    try (Rollups rollups = Rollups.open(stack.kafka(), stack.registrySettings())) {
      return RollupTable.lines(rollups.readUntil(counted -> counted >= wanted, ROLLUP_LIMIT));
    }
  }

  /** Ends the reading of results. */
  @Override
  public void close() {
    results.close();
  }

  /** Says every few seconds how far the items are; a failure to read results ends the waiting. */
  private Standing report() {
    results.requireReading();
    Standing standing = ledger.standing();
    long now = System.nanoTime();
    if (now - reported >= REPORT_INTERVAL.toNanos()) {
      reported = now;
      screen.say("@|faint " + Report.line(standing, elapsed()) + "|@");
    }
    return standing;
  }
}
