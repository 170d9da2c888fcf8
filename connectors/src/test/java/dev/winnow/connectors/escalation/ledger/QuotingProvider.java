package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.schemas.EscalationRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider with a price, whose answers the test gives. */
final class QuotingProvider implements EscalationProvider {
  List<String> fields = List.of("text", "thread");
  final List<CompletableFuture<EscalationOutcome>> calls = new CopyOnWriteArrayList<>();
  String name = "far";
  String model = "m";
  private final Usage most;

  QuotingProvider(Usage most) {
    this.most = most;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Quote quote(EscalationRequest request, Set<String> passedOver) {
    return new Quote("llm.example", model, "", fields, most);
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    CompletableFuture<EscalationOutcome> call = new CompletableFuture<>();
    calls.add(call);
    return call;
  }

  @Override
  public void close() {}
}
