package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.Opinion;
import dev.winnow.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in the topic of opinions. At its start it is read to the end that it has then, from
 * the beginning of the longest time that is capped, or from when the oldest item was escalated that
 * is still asked about, whichever is earlier. Waits while the broker or the registry is out of
 * reach.
 */
public record KafkaLedger(KafkaSettings kafka, RegistrySettings registry) implements LedgerSource {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaLedger.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  /** How far the clocks of the broker and of a worker may be apart. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  @Override
  public Ledger open(BudgetSettings budget, Duration oldest, Part part)
      throws InterruptedException {
    KafkaJournal journal = KafkaJournal.open(kafka, registry);
    try {
      while (true) {
        try {
          return read(journal, budget, oldest, part);
        } catch (RetryableConnectorException | RetriableException e) {
          LOG.warn("{}: not read, trying again: {}", Topics.OPINIONS, e.getMessage());
          LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
        }
        if (Thread.interrupted()) {
          throw new InterruptedException(Topics.OPINIONS + ": interrupted before it was read");
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Begins anew each time, so that nothing counts twice. */
  private Ledger read(Journal journal, BudgetSettings settings, Duration oldest, Part part)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Budget budget = new Budget(settings, part.count(), clock);
    Ledger ledger = new Ledger(journal, budget, clock);
    Instant asked = clock.instant().minus(oldest);
    Instant from =
        (asked.isBefore(budget.countsFrom()) ? asked : budget.countsFrom()).minus(CLOCKS);
    long records = 0;
    try (TopicReader topic = TopicReader.open(kafka, Topics.OPINIONS, from);
        PatientCodec codec = PatientCodec.connect(registry)) {
      while (!topic.reachedEnd()) {
        for (RawRecord raw : topic.poll(POLL)) {
          records++;
          if (codec.decode(raw.value(), Opinion.class) instanceof Decoded.Record<Opinion> read) {
            ledger.replay(read.value(), part.owns());
          }
        }
      }
    } catch (InterruptException | CancellationException e) {
      throw new InterruptedException(Topics.OPINIONS + ": interrupted while reading");
    }
    LOG.info(
        "{}: {} records since {}, {} answers at hand",
        Topics.OPINIONS,
        records,
        from,
        ledger.size());
    return ledger;
  }
}
