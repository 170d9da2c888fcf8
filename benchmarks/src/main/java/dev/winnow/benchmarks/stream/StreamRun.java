package dev.winnow.benchmarks.stream;

import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.process.Condition;
import dev.winnow.stack.results.ItemRevision;
import dev.winnow.stack.results.Ledger;
import dev.winnow.stack.results.ResultListener;
import dev.winnow.stack.results.Results;
import dev.winnow.stack.results.Standing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends items through a stack that runs, and waits until a committed reader has seen the end of
 * each.
 */
public final class StreamRun implements AutoCloseable {
  private final RecordPublisher<ContentItem> publisher;
  private final Results results;
  private final Ledger ledger = new Ledger();

  public StreamRun(LocalStack stack) {
    publisher = RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.items());
    results = Results.start(stack.kafka(), stack.registrySettings(), intoLedger());
  }

  /** Returns when the broker has all of them. */
  public void publish(List<ContentItem> items) {
    items.forEach(item -> ledger.published(ItemRevision.of(item)));
    var sent = items.stream().map(publisher::publish).toList();
    publisher.flush();
    sent.forEach(each -> each.join());
  }

  /**
   * Returns when every item that was ever sent has its final outcome or waits for people.
   *
   * @throws IllegalStateException where that takes longer than the limit
   */
  public Standing settle(Duration limit) throws InterruptedException {
    try {
      Condition.holds(this::isSettled).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Standing standing = ledger.standing();
      throw new IllegalStateException(
          "the stream did not settle: %d of %d items after %s (expected: all)"
              .formatted(standing.settled(), standing.items(), limit),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the stream did not settle: " + e.getCause(), e);
    }
    return ledger.standing();
  }

  /** How far all items are that were ever sent. */
  public Standing standing() {
    return ledger.standing();
  }

  private boolean isSettled() {
    results.requireReading();
    Standing standing = ledger.standing();
    return standing.settled() == standing.items();
  }

  private ResultListener intoLedger() {
    return new ResultListener() {
      @Override
      public void verdict(Verdict verdict) {
        ledger.verdict(verdict);
      }

      @Override
      public void review(ReviewRequest review) {
        ledger.review(review);
      }

      @Override
      public void deadLetter(DeadLetter letter) {
        ledger.deadLetter(letter);
      }
    };
  }

  @Override
  public void close() {
    publisher.close();
    results.close();
  }
}
