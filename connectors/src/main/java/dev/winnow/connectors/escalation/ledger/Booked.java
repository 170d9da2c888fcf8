package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.Reservation;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Opinion;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider whose questions stand in the {@link Ledger}: none is put before it is paid for and
 * written down, and no answer is given before it is written down too. What was answered before a
 * crash is not asked again.
 *
 * <p>Owns the provider, not the ledger.
 */
public final class Booked implements EscalationProvider {
  private static final Logger LOG = LoggerFactory.getLogger(Booked.class);

  private final EscalationProvider provider;
  private final String premises;
  private final Function<EscalationRequest, Outgoing> outgoing;
  private final Ledger ledger;
  private final SmallShareNews smallShare = new SmallShareNews();

  /**
   * @param premises own or outside
   * @param outgoing what the provider gets of a request; the same request gives the same
   */
  public Booked(
      EscalationProvider provider,
      String premises,
      Function<EscalationRequest, Outgoing> outgoing,
      Ledger ledger) {
    this.provider = provider;
    this.premises = premises;
    this.outgoing = outgoing;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public boolean judges(String category) {
    return provider.judges(category);
  }

  @Override
  public boolean takes(EscalationRequest request) {
    return provider.takes(request);
  }

  @Override
  public Quote quote(EscalationRequest request, Set<String> passedOver) {
    return provider.quote(request, passedOver);
  }

  @Override
  public Optional<EscalationOutcome> remembered(EscalationRequest request, Set<String> passedOver) {
    return ledger
        .remembered()
        .find(
            Attempt.of(request, name()),
            () -> outgoing.apply(request).request(),
            () -> provider.quote(request, passedOver),
            passedOver);
  }

  @Override
  public Funds funds(EscalationRequest request, Set<String> passedOver, double worth) {
    Budget budget = ledger.budget();
    String tenant = request.getTenant();
    if (!budget.isCapped(tenant)) {
      return Funds.ENOUGH;
    }
    Usage most = provider.quote(request, passedOver).most();
    Funds funds = budget.funds(tenant, most, worth);
    if (funds == Funds.NONE) {
      smallShare
          .of(budget, tenant, most)
          .ifPresent(news -> LOG.warn("provider {} {}", name(), news));
    }
    return funds;
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    Quote quote = provider.quote(request, passedOver);
    if (!provider.takes(request) || quote.equals(Quote.NOTHING)) {
      return provider.ask(request, passedOver); // nothing leaves
    }
    Optional<Reservation> reservation = ledger.budget().reserve(request.getTenant(), quote.most());
    if (reservation.isEmpty()) {
      return CompletableFuture.completedFuture(new OverBudget());
    }
    Attempt attempt = Attempt.of(request, name());
    Opinion asked =
        OpinionPapers.asked(
            outgoing.apply(request),
            quote,
            attempt,
            reservation.get(),
            UUID.randomUUID().toString());
    asked.setPremises(premises);
    asked.setAttempt(ledger.number(attempt));
    return new Booking(ledger, asked, reservation.get())
        .begin(() -> provider.ask(request, passedOver));
  }

  @Override
  public void close() {
    provider.close();
  }
}
