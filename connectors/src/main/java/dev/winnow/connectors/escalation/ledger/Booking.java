package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Reservation;
import dev.winnow.schemas.Opinion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question on its way through the journal: written down, put, its outcome written down, told.
 * Nothing waits; each step follows from the end of the one before it.
 */
final class Booking {
  private static final Logger LOG = LoggerFactory.getLogger(Booking.class);

  private final Ledger ledger;
  private final Opinion asked;
  private final Reservation reservation;
  private final CompletableFuture<EscalationOutcome> result = new CompletableFuture<>();
  private long putAtNanos;

  Booking(Ledger ledger, Opinion asked, Reservation reservation) {
    this.ledger = ledger;
    this.asked = asked;
    this.reservation = reservation;
  }

  /**
   * Called once. Whoever cancels the future gives up the question; where it was put already, what
   * it could take stays spent.
   *
   * @param question puts it to the provider
   */
  CompletableFuture<EscalationOutcome> begin(
      Supplier<CompletableFuture<EscalationOutcome>> question) {
    var unused =
        ledger
            .journal()
            .write(asked)
            .whenComplete(
                (written, failure) -> {
                  if (failure != null) {
                    notWritten(failure);
                  } else if (result.isDone()) {
                    neverPut();
                  } else {
                    put(question);
                  }
                });
    return result;
  }

  private void put(Supplier<CompletableFuture<EscalationOutcome>> question) {
    putAtNanos = System.nanoTime();
    CompletableFuture<EscalationOutcome> call = call(question);
    var ended = call.whenComplete(this::ended);
    var over =
        result.whenComplete(
            (outcome, failure) -> {
              call.cancel(true);
            });
  }

  private static CompletableFuture<EscalationOutcome> call(
      Supplier<CompletableFuture<EscalationOutcome>> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void ended(@Nullable EscalationOutcome outcome, @Nullable Throwable failure) {
    if (outcome == null && result.isDone()) {
      settle(reservation.most());
      write(OpinionPapers.cancelled(asked, true, ledger.clock().instant()));
      return;
    }
    EscalationOutcome end =
        outcome != null
            ? outcome
            : new Unavailable(failure == null ? "no outcome" : failure.getClass().getSimpleName());
    settle(end.isUsageKnown() ? end.usage() : reservation.most());
    Duration latency = Duration.ofNanos(System.nanoTime() - putAtNanos);
    Opinion record = OpinionPapers.ended(asked, end, ledger.clock().instant(), latency);
    var unused =
        ledger
            .journal()
            .write(record)
            .whenComplete(
                (written, fault) -> result.complete(fault == null ? end : unrecorded(end, fault)));
  }

  /**
   * The question was never put, and is not going to be. Where the record has come through all the
   * same, it counts as spent after the next start.
   */
  private void notWritten(Throwable failure) {
    settle(Usage.NONE);
    LOG.warn("provider {}: not asked, for that was not written down", asked.getProvider(), failure);
    result.complete(
        new Unavailable("the question was not written down", Fault.TRANSIENT, Usage.NONE, null));
  }

  private void neverPut() {
    settle(Usage.NONE);
    write(OpinionPapers.cancelled(asked, false, ledger.clock().instant()));
  }

  private void settle(Usage actual) {
    ledger.budget().settle(reservation, actual);
  }

  /** What nobody waits for; where it is lost, the reservation stays spent. */
  private void write(Opinion record) {
    var unused = ledger.journal().write(record);
  }

  /** It must not be used, and asking again would be paid for again: people decide. */
  private EscalationOutcome unrecorded(EscalationOutcome end, Throwable failure) {
    LOG.warn("provider {}: its answer was not written down", asked.getProvider(), failure);
    return new Unavailable("the answer was not written down", Fault.ITEM, end.usage(), null);
  }
}
