package dev.winnow.connectors.escalation;

import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Hands each question to one provider. Its caller sees to the time. */
record OneProvider(EscalationProvider provider) implements Escalator {
  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within) {
    CompletableFuture<EscalationOutcome> answer = provider.ask(request, passedOver);
    CompletableFuture<Escalated> escalated =
        answer.thenApply(outcome -> Escalated.of(name(), outcome, outcome.usage(), 1));
    var unused =
        escalated.whenComplete(
            (done, failure) -> {
              answer.cancel(true);
            });
    return escalated;
  }

  @Override
  public void close() {
    provider.close();
  }
}
