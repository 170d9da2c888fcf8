package dev.winnow.connectors.escalation;

import dev.winnow.connectors.escalation.budget.Spending;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Gets a second opinion from whichever provider can give one. Thread-safe; never blocks the caller.
 */
public interface Escalator extends AutoCloseable {
  /** Stands in verdicts where an item ended before anybody was asked. */
  String name();

  /**
   * Asks for a second opinion. The future completes with an outcome, never exceptionally;
   * cancelling it gives up what is under way for it.
   *
   * @param passedOver the categories that no opinion is wanted on
   * @param within how long the caller waits
   */
  CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within);

  /**
   * Asks for a second opinion that is worth so much.
   *
   * @param worth 0 to 1: where little money is left, only what is worth most is paid for
   */
  default CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within, double worth) {
    return ask(request, passedOver, within);
  }

  /** Whether it is worth asking about an item now. */
  default Prospect prospect(EscalationRequest request, Set<String> passedOver) {
    return Prospect.ASK;
  }

  /** How long after it was escalated an item may wait to be asked about; empty where for ever. */
  default Optional<Duration> longestWait() {
    return Optional.empty();
  }

  /** How things stand with each provider. */
  default List<LaneView> lanes() {
    return List.of();
  }

  /** How things stand with what may be spent. */
  default List<Spending> spending() {
    return List.of();
  }

  /** Closes the providers too. */
  @Override
  void close();

  /** One provider, asked once for each item, without limits of its own. Closes it. */
  static Escalator of(EscalationProvider provider) {
    return new OneProvider(provider);
  }
}
