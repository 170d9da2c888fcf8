package dev.winnow.benchmarks.outage;

import dev.winnow.stack.metrics.EscalationsJson;
import dev.winnow.stack.metrics.FlinkRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What both jobs tell of themselves. Flink gathers figures when it is asked, but not again for ten
 * seconds, and answers with what it had before: so whoever wants to know how things stand now asks
 * for as long as older figures may be shown.
 */
final class WaitWatch {
  private static final String MODERATE = "winnow-moderate";
  private static final String ESCALATE = "winnow-escalate";
  private static final Duration GATHERED_EVERY = Duration.ofMillis(10_500);
  private static final Duration GATHERING = Duration.ofMillis(1_500);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final FlinkRest flink;
  private long lastAsked = System.nanoTime() - GATHERED_EVERY.toNanos();

  WaitWatch(String flinkPage) {
    flink = new FlinkRest(URI.create(flinkPage));
  }

  /** How many wait and why, as of no longer ago than this call. */
  Waits now() throws InterruptedException {
    long begin = System.nanoTime();
    long lastGathering = Math.max(begin, lastAsked + GATHERED_EVERY.toNanos());
    Waits waits = look();
    while (System.nanoTime() - lastGathering < GATHERING.toNanos()) {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      waits = look();
    }
    lastAsked = System.nanoTime();
    return waits;
  }

  int moderateRestarts() throws IOException, InterruptedException {
    return flink.restarts(MODERATE);
  }

  int escalateRestarts() throws IOException, InterruptedException {
    return flink.restarts(ESCALATE);
  }

  private Waits look() throws InterruptedException {
    try {
      return Waits.of(EscalationsJson.of(ESCALATE, flink.metrics(ESCALATE, EscalationsJson.GROUP)));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
