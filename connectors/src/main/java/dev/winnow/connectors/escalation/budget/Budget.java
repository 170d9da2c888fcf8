package dev.winnow.connectors.escalation.budget;

import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what is spent on second opinions within its caps. The most that a question can take is
 * reserved before it is put and settled when it has ended; what is never settled stays spent.
 *
 * <p>One part of a job: its part of the caps is its own, see {@link Tally}. Thread-safe. Holds an
 * account for each of the first {@value #MOST_TENANTS} tenants that it meets; those after them
 * share one.
 */
public final class Budget {
  static final int MOST_TENANTS = 10_000;

  private static final String ALL = "all";
  private static final String OTHERS = "";

  private final BudgetSettings settings;
  private final int parts;
  private final Clock clock;
  private final Instant opened;
  private final Account all;
  private final Map<String, Account> tenants = new HashMap<>();

  /**
   * @param parts among how many the caps are divided
   */
  public Budget(BudgetSettings settings, int parts, Clock clock) {
    this.settings = settings;
    this.parts = parts;
    this.clock = clock;
    this.opened = clock.instant();
    this.all = new Account(ALL, settings.all(), parts, opened);
    settings.tenants().keySet().forEach(this::account);
  }

  /** Whether anything limits what is spent on a tenant's items. */
  public boolean isCapped(String tenant) {
    return settings.all().spans().findAny().isPresent()
        || settings.of(tenant).spans().findAny().isPresent();
  }

  /** Since when spending counts for a cap; at or after now where there is none. */
  public Instant countsFrom() {
    return settings.longest().map(span -> span.startOf(opened)).orElse(opened);
  }

  /**
   * Counts what somebody spent before this began. To be called before any reservation.
   *
   * @param at when the question was put
   * @param earlier what was told of the question before; nothing where this is the first
   * @param now what it is known to have taken, or to take at most
   */
  public synchronized void replay(String tenant, Instant at, Usage earlier, Usage now) {
    all.replay(at, earlier, now);
    account(tenant).replay(at, earlier, now);
  }

  /**
   * Whether a question can be paid for that takes at most so much.
   *
   * @param worth of the second opinion, 0 to 1: the last part of each cap is not for all
   */
  public synchronized Funds funds(String tenant, Usage most, double worth) {
    return funds(tenant, most, clock.instant(), settings.lastPart().keptFrom(worth));
  }

  /**
   * The caps of a tenant or of all of which this part's share does not hold a question that takes
   * at most so much, though nothing were spent: such a question is never put.
   */
  public synchronized List<Spending> tooSmallFor(String tenant, Usage most) {
    Instant now = clock.instant();
    return Stream.concat(all.tooSmallFor(now, most), account(tenant).tooSmallFor(now, most))
        .toList();
  }

  /** Among how many the caps are divided. */
  public int parts() {
    return parts;
  }

  /** Holds what a question can take; empty where that is more than there is. */
  public synchronized Optional<Reservation> reserve(String tenant, Usage most) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (funds(tenant, most, at, 0) != Funds.ENOUGH) {
      return Optional.empty();
    }
    all.hold(at, most);
    account(tenant).hold(at, most);
    return Optional.of(new Reservation(tenant, at, most));
  }

  /** The question has ended; each reservation is settled once at most. */
  public synchronized void settle(Reservation reservation, Usage actual) {
    all.settle(reservation.at(), reservation.most(), actual);
    account(reservation.tenant()).settle(reservation.at(), reservation.most(), actual);
  }

  /** How things stand with the caps of all, and of the tenants that the settings name. */
  public synchronized List<Spending> spending() {
    Instant now = clock.instant();
    return Stream.concat(
            all.views(now),
            settings.tenants().keySet().stream()
                .sorted()
                .flatMap(tenant -> account(tenant).views(now)))
        .toList();
  }

  private Funds funds(String tenant, Usage most, Instant at, double kept) {
    Funds ofAll = all.funds(at, most, kept);
    Funds ofTenant = account(tenant).funds(at, most, kept);
    return ofAll.compareTo(ofTenant) >= 0 ? ofAll : ofTenant;
  }

  private Account account(String tenant) {
    Account known = tenants.get(tenant);
    if (known != null) {
      return known;
    }
    boolean full = tenants.size() >= MOST_TENANTS && !settings.tenants().containsKey(tenant);
    return tenants.computeIfAbsent(
        full ? OTHERS : tenant,
        name -> new Account("tenant." + name, settings.of(name), parts, opened));
  }
}
