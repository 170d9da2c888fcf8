package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.budget.Spending;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An escalator whose providers stand in a ledger. Closes both, the ledger last. */
public record Bookkeeping(Escalator escalator, Ledger ledger) implements Escalator {
  @Override
  public String name() {
    return escalator.name();
  }

  @Override
  public CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within) {
    return escalator.ask(request, passedOver, within);
  }

  @Override
  public CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within, double worth) {
    return escalator.ask(request, passedOver, within, worth);
  }

  @Override
  public Prospect prospect(EscalationRequest request, Set<String> passedOver) {
    return escalator.prospect(request, passedOver);
  }

  @Override
  public Optional<Duration> longestWait() {
    return escalator.longestWait();
  }

  @Override
  public List<LaneView> lanes() {
    return escalator.lanes();
  }

  @Override
  public List<Spending> spending() {
    return ledger.spending();
  }

  @Override
  public void close() {
    try (ledger) {
      escalator.close();
    }
  }
}
