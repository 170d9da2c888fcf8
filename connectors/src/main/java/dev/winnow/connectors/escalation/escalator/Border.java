package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Redactor;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ThreadMessage;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The one door to what belongs to somebody else: nothing passes that may not leave, whatever the
 * configuration, and what passes is masked first. Every provider outside stands behind one.
 */
public final class Border implements EscalationProvider {
  private final EscalationProvider outside;
  private final Redactor redactor;

  public Border(EscalationProvider outside, Redactor redactor) {
    this.outside = outside;
    this.redactor = redactor;
  }

  @Override
  public String name() {
    return outside.name();
  }

  @Override
  public boolean judges(String category) {
    return outside.judges(category);
  }

  @Override
  public boolean takes(EscalationRequest request) {
    return request.getMayLeave() && outside.takes(request);
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    if (!takes(request)) {
      return CompletableFuture.completedFuture(new Unavailable("may not leave", Fault.ITEM));
    }
    return outside.ask(masked(request), passedOver);
  }

  @Override
  public void close() {
    outside.close();
  }

  private EscalationRequest masked(EscalationRequest request) {
    String text = request.getText();
    return EscalationRequest.newBuilder(request)
        .setText(text == null ? null : redactor.redact(text))
        .setAuthor(null)
        .setThread(
            request.getThread().stream()
                .map(
                    message ->
                        ThreadMessage.newBuilder()
                            .setText(redactor.redact(message.getText()))
                            .build())
                .toList())
        .build();
  }
}
