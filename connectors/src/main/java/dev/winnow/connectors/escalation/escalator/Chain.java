package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Several providers, asked one after the other until one answers. What it does is decided by {@link
 * Journey}, {@link Route} and {@link Lane}; here is the one thread that moves them. It holds what
 * its callers ask and have not given up, and no more.
 *
 * <p>Thread-safe. Futures complete on the thread, on which the providers are asked too. Owns the
 * providers.
 */
public final class Chain implements Escalator {
  private final List<EscalationProvider> providers;
  private final List<LaneDesk> desks = new ArrayList<>();
  private final Duration patience;
  private final Duration oldest;
  private final WhenAway whenAway;
  private final Loop loop;
  private final Set<Trip> trips = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * A provider and how much it is asked.
   *
   * @param provider behind a {@link Border} where it is outside
   */
  public record Stop(EscalationProvider provider, LaneSettings settings) {}

  /**
   * @param stops in the order in which they are asked
   * @param patience how long an item may take from when it is put here
   * @param oldest an item that was escalated longer ago is not asked about
   * @param whenAway what becomes of items whose providers are away for the moment
   */
  public Chain(List<Stop> stops, Duration patience, Duration oldest, WhenAway whenAway) {
    this(stops, patience, oldest, whenAway, new ThreadLoop());
  }

  Chain(List<Stop> stops, Duration patience, Duration oldest, WhenAway whenAway, Loop loop) {
    this.providers = stops.stream().map(Stop::provider).toList();
    this.patience = patience;
    this.oldest = oldest;
    this.whenAway = whenAway;
    this.loop = loop;
    for (Stop stop : stops) {
      desks.add(new LaneDesk(stop.provider(), new Lane(stop.settings()), loop));
    }
  }

  @Override
  public String name() {
    return Escalated.NOBODY;
  }

  @Override
  public CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within) {
    return ask(request, passedOver, within, 1);
  }

  @Override
  public CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within, double worth) {
    long deadline = loop.now() + left(request, within).toNanos();
    List<Integer> route = Route.of(providers, request, passedOver);
    Journey journey =
        new Journey(
            route,
            number -> providers.get(number).name(),
            number -> desks.get(number).lane().settings(),
            () -> ThreadLocalRandom.current().nextDouble(),
            deadline);
    Trip trip = new Trip(request, passedOver, worth, journey, this);
    trips.add(trip);
    var unused = trip.result.whenComplete((done, failure) -> forget(trip));
    trip.headsFor(first(route));
    if (closed) {
      trip.result.complete(closedEnd());
    } else {
      loop.run(() -> trip.begin(deadline));
    }
    return trip.result;
  }

  /**
   * To wait where all who may judge the item are away or gone, and one of them comes back by
   * itself; to keep its turn where those who are there are crowded. An answer that is on record
   * needs nobody.
   */
  @Override
  public Prospect prospect(EscalationRequest request, Set<String> passedOver) {
    List<Integer> route = Route.of(providers, request, passedOver);
    List<String> waitsFor = new ArrayList<>();
    List<String> due = new ArrayList<>();
    boolean crowded = false;
    for (int number : route) {
      Standing standing = desks.get(number).standing();
      if (standing == Standing.UP) {
        if (desks.get(number).hasRoom()) {
          return Prospect.ASK;
        }
        crowded = true;
      } else if (standing != Standing.GONE) {
        waitsFor.add(providers.get(number).name());
      }
      if (standing == Standing.DUE) {
        due.add(providers.get(number).name());
      }
    }
    boolean isToWait = whenAway == WhenAway.WAIT && !waitsFor.isEmpty();
    if (!(crowded || isToWait) || isKnown(route, request, passedOver)) {
      return Prospect.ASK;
    }
    return crowded ? Prospect.CROWDED : new Prospect(waitsFor, due);
  }

  @Override
  public Optional<Duration> longestWait() {
    return Optional.of(oldest);
  }

  @Override
  public List<LaneView> lanes() {
    return desks.stream().map(LaneDesk::view).toList();
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(trips).forEach(trip -> trip.result.complete(closedEnd()));
    loop.close();
    providers.forEach(EscalationProvider::close);
  }

  Loop loop() {
    return loop;
  }

  LaneDesk desk(int number) {
    return desks.get(number);
  }

  /** Who will be asked first, as things stand; null where nobody is there. */
  private @Nullable LaneDesk first(List<Integer> route) {
    return route.stream()
        .map(desks::get)
        .filter(desk -> desk.standing() == Standing.UP)
        .findFirst()
        .orElse(null);
  }

  private boolean isKnown(List<Integer> route, EscalationRequest request, Set<String> passedOver) {
    return route.stream()
        .anyMatch(number -> providers.get(number).remembered(request, passedOver).isPresent());
  }

  private Duration left(EscalationRequest request, Duration within) {
    Duration left = patience.compareTo(within) < 0 ? patience : within;
    Instant since = request.getRequestedAt();
    if (since != null && Duration.between(since, Instant.now()).compareTo(oldest) > 0) {
      return Duration.ZERO;
    }
    return left;
  }

  private void forget(Trip trip) {
    trips.remove(trip);
    loop.run(trip::end);
  }

  private static Escalated closedEnd() {
    return Escalated.unasked(Escalated.NOBODY, new Unavailable("closed", Fault.TRANSIENT));
  }
}
