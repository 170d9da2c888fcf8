package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * Where unanswered items stand: in line for their turn, the most {@link Worth worthy} first and
 * {@link FairTurns fair} between tenants, asked about, or waiting for providers that are away; and
 * all of them by age.
 *
 * <p>Each line is a {@link SortedKeys}, and each item's {@link Place} lies in its keyed state. So a
 * backlog of any size costs a bounded amount of memory, and whoever takes from it never searches.
 *
 * <p>What was taken is remembered as asked until it is {@link #done}: after a restore it waits
 * again. Only the task's thread may call. Methods without a key are of no key; all others are of
 * the current one.
 */
final class Backlog {
  private final SortedKeys age;
  private final FairTurns turns;
  private final SortedKeys asked;
  private final SortedKeys away;
  private final SortedKeys unplaced;
  private final ValueState<long[]> places;
  private final long lastAway;
  private long countAway;

  Backlog(RuntimeContext context, KeyedStateBackend<String> backend) {
    this.age = new SortedKeys(backend, "backlog-age");
    this.turns = new FairTurns(backend);
    this.asked = new SortedKeys(backend, "backlog-asked");
    this.away = new SortedKeys(backend, "backlog-away");
    this.unplaced = new SortedKeys(backend, "backlog-waiting"); // of earlier releases
    this.places =
        context.getState(
            new ValueStateDescriptor<>(
                "place", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    SortedKeys.Extent restored = away.extent();
    this.countAway = restored.count();
    this.lastAway = restored.last();
  }

  /**
   * After a restore: takes one out whose place has to be found anew, because it was asked about
   * before the stop, or waited under a release that knew no places. Null where there is none.
   */
  @Nullable String takeUnplaced() {
    String key = asked.poll();
    return key == null ? unplaced.poll() : key;
  }

  /**
   * It waits for its turn.
   *
   * @param fresh where it stands, unless it had a place before
   */
  void add(String key, Place fresh) throws IOException {
    long[] before = places.value();
    Place place = before == null ? fresh : Place.of(before);
    age.add(place.since(), key);
    enter(key, place.moved(Place.Where.TURN, place.turn()));
  }

  boolean isEmpty() {
    return turns.isEmpty() && away.isEmpty();
  }

  /** How many wait for providers that are away. */
  long countAway() {
    return countAway;
  }

  /** The highest order among those who wait for providers since before the start. */
  long lastAway() {
    return lastAway;
  }

  /** When whoever waits longest was escalated, asked about or not, in milliseconds. */
  OptionalLong since() {
    OptionalLong oldest = age.first();
    OptionalLong oldestAsked = asked.first();
    return oldest.isPresent() && oldestAsked.isPresent()
        ? OptionalLong.of(Math.min(oldest.getAsLong(), oldestAsked.getAsLong()))
        : oldest.isPresent() ? oldest : oldestAsked;
  }

  /** The key of whoever is next in line, who stays there; null where nobody waits for a turn. */
  @Nullable String next() {
    return turns.peek();
  }

  /** Who waits for providers that are away since no later than {@code upTo}; null where nobody. */
  @Nullable String nextAway(long upTo) {
    OptionalLong first = away.first();
    return first.isPresent() && first.getAsLong() <= upTo ? away.peek() : null;
  }

  /** The key of whoever was escalated before a time and is not asked about; null where nobody. */
  @Nullable String olderThan(long millis) {
    OptionalLong oldest = age.first();
    return oldest.isPresent() && oldest.getAsLong() < millis ? age.peek() : null;
  }

  /** Whether the key waits for providers that are away. */
  boolean isAway() throws IOException {
    long[] state = places.value();
    return state != null && Place.of(state).where() == Place.Where.AWAY;
  }

  /** It is asked about from now on. */
  void toAsked(String key) throws IOException {
    Place place = leave(key);
    age.remove(place.since(), key);
    if (place.where() == Place.Where.TURN) {
      turns.served(place.line());
    }
    enter(key, place.moved(Place.Where.ASKED, place.since()));
  }

  /** It waits for its turn again. */
  void toTurn(String key) throws IOException {
    Place place = leave(key);
    enter(key, place.moved(Place.Where.TURN, place.turn()));
  }

  /**
   * It waits for providers that are away.
   *
   * @param order its place among those that do
   */
  void toAway(String key, long order) throws IOException {
    Place place = leave(key);
    age.add(place.since(), key);
    enter(key, place.moved(Place.Where.AWAY, order));
  }

  /** Providers were asked in vain. */
  void note(Escalated end) throws IOException {
    places.update(place().after(end).toState());
  }

  /** How an escalation ended, with what was asked in vain before. */
  Escalated whole(Escalated end) throws IOException {
    return place().whole(end);
  }

  /** Forgets the item, wherever it stands. */
  void done(String key) throws IOException {
    Place place = leave(key);
    age.remove(place.since(), key);
    places.clear();
  }

  private Place leave(String key) throws IOException {
    Place place = place();
    switch (place.where()) {
      case TURN -> turns.remove(place.line(), place.order(), key);
      case ASKED -> asked.remove(place.order(), key);
      case AWAY -> away.remove(place.order(), key);
    }
    countAway -= place.where() == Place.Where.AWAY ? 1 : 0;
    return place;
  }

  private void enter(String key, Place place) throws IOException {
    switch (place.where()) {
      case TURN -> turns.add(place.line(), place.order(), key);
      case ASKED -> asked.add(place.order(), key);
      case AWAY -> away.add(place.order(), key);
    }
    countAway += place.where() == Place.Where.AWAY ? 1 : 0;
    places.update(place.toState());
  }

  private Place place() throws IOException {
    return Place.of(Objects.requireNonNull(places.value(), "place of an unanswered item"));
  }
}
