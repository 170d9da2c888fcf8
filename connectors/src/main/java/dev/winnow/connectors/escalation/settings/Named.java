package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.schemas.EscalationRequest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A provider under the name that the file gives it. */
record Named(String name, EscalationProvider provider) implements EscalationProvider {
  @Override
  public boolean judges(String category) {
    return provider.judges(category);
  }

  @Override
  public boolean takes(EscalationRequest request) {
    return provider.takes(request);
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    return provider.ask(request, passedOver);
  }

  @Override
  public void close() {
    provider.close();
  }
}
