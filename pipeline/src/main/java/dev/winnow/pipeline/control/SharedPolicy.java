package dev.winnow.pipeline.control;

import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.control.ControlLog;
import dev.winnow.connectors.control.ControlWriter;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.PolicyUpdate;
import dev.winnow.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reader of the topic of policies, shared by all that follow the same source in a process. */
final class SharedPolicy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedPolicy.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final String KEY = "policy";

  private final PolicySource source;
  private final PolicyFold fold = new PolicyFold();
  private final ControlLog<PolicyUpdate> log;
  private final CountDownLatch closed = new CountDownLatch(1);

  SharedPolicy(PolicySource source) {
    this.source = source;
    this.log =
        ControlLog.follow(
            Topics.POLICIES, PolicyUpdate.class, source.kafka(), source.registry(), fold);
  }

  /** The policy in force; only to be asked after {@link #awaitPolicy}. */
  Policy current() {
    return fold.history().current().orElseThrow(() -> new IllegalStateException("no policy yet"));
  }

  /**
   * Returns when all that the topic held at start-up is read and a policy is in force; seeds the
   * topic where it holds none. Goes on trying while the broker or the registry is out of reach.
   */
  void awaitPolicy() throws InterruptedException {
    while (true) {
      if (!log.awaitStartupEnd(PATIENCE)) {
        LOG.info("{}: still being read", Topics.POLICIES);
      } else if (fold.history().version() > 0) {
        return;
      } else {
        seed();
      }
      if (closed.getCount() == 0) {
        throw new IllegalStateException(Topics.POLICIES + ": closed before a policy was in force");
      }
    }
  }

  /** Another process may be first; its seed is then version 1 and ours is refused. */
  private void seed() throws InterruptedException {
    try (ControlWriter writer =
        ControlWriter.open(Topics.POLICIES, KEY, source.kafka(), source.registry())) {
      PolicyUpdate update =
          fold.history().propose(source.seedDocument(), "winnow", "seed", Instant.now());
      log.awaitOffset(writer.append(update), PATIENCE);
    } catch (RetryableConnectorException e) {
      LOG.warn("{}: not seeded, trying again: {}", Topics.POLICIES, e.getMessage());
      closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    log.close();
  }
}
