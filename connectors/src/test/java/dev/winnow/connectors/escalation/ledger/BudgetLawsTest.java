package dev.winnow.connectors.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.MovingClock;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.budget.Caps;
import dev.winnow.connectors.escalation.budget.Reservation;
import dev.winnow.connectors.escalation.budget.Span;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happens, in whatever order, to several parts of a job that share a cap by dividing it:
 * the bill of an hour, a day or a month never exceeds the cap where no question takes more than was
 * reserved for it. Where some do, it is exceeded by what was under way alone.
 */
class BudgetLawsTest {
  private static final Instant START = Instant.parse("2026-01-31T21:30:00Z");

  enum What {
    ASK,
    ANSWER,
    GIVE_UP,
    CRASH,
    WAIT
  }

  /**
   * @param part of the job
   * @param most what is reserved
   * @param share of what was reserved that the question takes, in percent
   */
  record Event(What what, int part, int tenant, int most, int share, int minutes) {}

  /** A question under way, with what it is going to cost. */
  private record Call(int part, Opinion asked, Reservation reservation, long cost) {}

  @Property(tries = 400, seed = "17")
  void the_bill_stays_within_the_caps(
      @ForAll @Size(max = 200) List<@From("events") Event> events,
      @ForAll @IntRange(min = 1, max = 3) int parts) {
    World world = new World(parts, 100);
    for (Event event : events) {
      world.happen(event);
      world.bill.forEach(
          (account, bill) -> assertThat(bill).as(account).isLessThanOrEqualTo(World.cap(account)));
    }
  }

  @Property(tries = 400, seed = "17")
  void nothing_is_asked_beyond_what_is_known_to_be_left_though_questions_take_more_than_reserved(
      @ForAll @Size(max = 200) List<@From("events") Event> events) {
    World world = new World(1, 300);
    for (Event event : events) {
      int before = world.log.size();
      world.happen(event);
      if (event.what() == What.ASK && event.most() > 0 && world.log.size() > before) {
        World.accounts("t" + event.tenant(), world.clock.instant())
            .forEach(
                account ->
                    assertThat(world.known.get(account))
                        .as(account)
                        .isLessThanOrEqualTo(World.cap(account)));
      }
    }
  }

  @Provide
  Arbitrary<Event> events() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.just(What.ASK)),
                Tuple.of(8, Arbitraries.just(What.ANSWER)),
                Tuple.of(2, Arbitraries.just(What.GIVE_UP)),
                Tuple.of(1, Arbitraries.just(What.CRASH)),
                Tuple.of(2, Arbitraries.just(What.WAIT))),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 120),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 400))
        .as(Event::new);
  }

  /** The parts, their log, and the provider's bill, which is kept apart from all of it. */
  private static final class World {
    private static final Map<Span, Long> ALL = Map.of(Span.HOUR, 300L, Span.DAY, 700L);
    private static final Map<Span, Long> TENANT = Map.of(Span.HOUR, 150L, Span.MONTH, 600L);
    private static final BudgetSettings SETTINGS =
        new BudgetSettings(
            new Caps(ALL, Map.of()), Map.of("t0", new Caps(TENANT, Map.of())), Caps.NONE);

    private final MovingClock clock = new MovingClock(START);
    private final int parts;
    private final int atMost;
    private final List<Opinion> log = new ArrayList<>();
    private final List<Call> open = new ArrayList<>();
    private final Map<String, Long> bill = new HashMap<>();
    private final Map<String, Long> known = new HashMap<>();
    private List<Budget> budgets = List.of();

    World(int parts, int atMost) {
      this.parts = parts;
      this.atMost = atMost;
      restart();
    }

    void happen(Event event) {
      switch (event.what()) {
        case ASK -> ask(event);
        case ANSWER -> end(event, true);
        case GIVE_UP -> end(event, false);
        case CRASH -> restart();
        case WAIT -> clock.advance(Duration.ofMinutes(event.minutes()));
      }
    }

    /** Everybody forgets everything; what was under way never ends, and is on the bill. */
    private void restart() {
      open.clear();
      List<Budget> fresh = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        Budget budget = new Budget(SETTINGS, parts, clock);
        Ledger ledger = new Ledger(new MemoryJournal(), budget, clock);
        log.stream()
            .filter(record -> !record.getAskedAt().isBefore(budget.countsFrom()))
            .forEach(record -> ledger.replay(record, any -> false));
        fresh.add(budget);
      }
      budgets = fresh;
    }

    private void ask(Event event) {
      int part = event.part() % parts;
      Usage most = new Usage(0, 0, event.most());
      String tenant = "t" + event.tenant();
      Optional<Reservation> reservation = budgets.get(part).reserve(tenant, most);
      if (reservation.isEmpty()) {
        return;
      }
      EscalationRequest request = Requests.of("x");
      request.setTenant(tenant);
      Opinion asked =
          OpinionPapers.asked(
              Outgoing.whole(request),
              new Quote("h", "m", "", List.of(), most),
              Attempt.of(request, "p"),
              reservation.get(),
              "attempt-" + log.size());
      log.add(asked);
      long cost = event.most() * (long) event.share() * atMost / 10_000;
      accounts(tenant, reservation.get().at())
          .forEach(
              account -> {
                bill.merge(account, cost, Long::sum);
                known.merge(account, (long) event.most(), Long::sum);
              });
      open.add(new Call(part, asked, reservation.get(), cost));
    }

    private void end(Event event, boolean answered) {
      if (open.isEmpty()) {
        return;
      }
      Call call = open.remove(event.most() % open.size());
      if (answered) {
        Reservation held = call.reservation();
        budgets.get(call.part()).settle(held, new Usage(0, 0, call.cost()));
        accounts(held.tenant(), held.at())
            .forEach(
                account -> known.merge(account, call.cost() - held.most().costMicros(), Long::sum));
        log.add(
            OpinionPapers.ended(
                call.asked(),
                new Answered(Map.of(), List.of(), 0, 0, call.cost(), false, List.of()),
                clock.instant(),
                Duration.ZERO));
      } else {
        budgets.get(call.part()).settle(call.reservation(), call.reservation().most());
        log.add(OpinionPapers.cancelled(call.asked(), true, clock.instant()));
      }
    }

    private static List<String> accounts(String tenant, Instant at) {
      List<String> accounts = new ArrayList<>();
      ALL.keySet().forEach(span -> accounts.add("all " + span + " " + span.startOf(at)));
      if (tenant.equals("t0")) {
        TENANT.keySet().forEach(span -> accounts.add("t0 " + span + " " + span.startOf(at)));
      }
      return accounts;
    }

    private static long cap(String account) {
      String[] words = account.split(" ");
      Map<Span, Long> caps = words[0].equals("all") ? ALL : TENANT;
      return caps.getOrDefault(Span.valueOf(words[1]), 0L);
    }
  }
}
