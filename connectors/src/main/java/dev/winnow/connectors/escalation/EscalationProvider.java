package dev.winnow.connectors.escalation;

import dev.winnow.schemas.EscalationRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One larger model that unsure items can be put to. It translates a request to its endpoint and the
 * answer back, and nothing else: deadlines, retries, limits and budgets belong to its caller.
 *
 * <p>Thread-safe. Never blocks the caller.
 */
public interface EscalationProvider extends AutoCloseable {
  /** The provider's name, as it stands in verdicts and metrics. */
  String name();

  /** Whether it can give an opinion on a category. */
  default boolean judges(String category) {
    return true;
  }

  /** Whether it may be asked about an item at all. */
  default boolean takes(EscalationRequest request) {
    return true;
  }

  /**
   * What putting the question would send and cost; {@link Quote#NOTHING} where it sends nothing.
   */
  default Quote quote(EscalationRequest request, Set<String> passedOver) {
    return Quote.NOTHING;
  }

  /** How this very question ended before, where that is known and holds for good. */
  default Optional<EscalationOutcome> remembered(
      EscalationRequest request, Set<String> passedOver) {
    return Optional.empty();
  }

  /**
   * Whether the question can be paid for.
   *
   * @param worth of the second opinion, 0 to 1
   */
  default Funds funds(EscalationRequest request, Set<String> passedOver, double worth) {
    return Funds.ENOUGH;
  }

  /**
   * Asks for a second opinion. The future completes with an outcome, never exceptionally: what goes
   * wrong at the endpoint is {@link EscalationOutcome.Unavailable}.
   *
   * @param passedOver the categories that no opinion is wanted on; one that is given all the same
   *     counts for nothing
   */
  CompletableFuture<EscalationOutcome> ask(EscalationRequest request, Set<String> passedOver);

  @Override
  void close();
}
