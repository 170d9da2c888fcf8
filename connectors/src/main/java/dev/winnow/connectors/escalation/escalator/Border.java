package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Redactor;
import dev.winnow.connectors.escalation.ledger.Outgoing;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ThreadMessage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  public Quote quote(EscalationRequest request, Set<String> passedOver) {
    return takes(request) ? outside.quote(outgoing(request).request(), passedOver) : Quote.NOTHING;
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    if (!takes(request)) {
      return CompletableFuture.completedFuture(new Unavailable("may not leave", Fault.ITEM));
    }
    return outside.ask(outgoing(request).request(), passedOver);
  }

  @Override
  public void close() {
    outside.close();
  }

  /** What passes of a request: texts with personal data masked, and nobody's name. */
  public Outgoing outgoing(EscalationRequest request) {
    Map<String, Integer> masked = new TreeMap<>();
    String text = request.getText();
    EscalationRequest passing =
        EscalationRequest.newBuilder(request)
            .setText(text == null ? null : redacted(text, masked))
            .setAuthor(null)
            .setThread(
                request.getThread().stream()
                    .map(
                        message ->
                            ThreadMessage.newBuilder()
                                .setText(redacted(message.getText(), masked))
                                .build())
                    .toList())
            .build();
    return new Outgoing(passing, masked);
  }

  private String redacted(String text, Map<String, Integer> masked) {
    Redaction redaction = redactor.redact(text);
    redaction.masked().forEach((type, spans) -> masked.merge(type, spans, Integer::sum));
    return redaction.text();
  }
}
