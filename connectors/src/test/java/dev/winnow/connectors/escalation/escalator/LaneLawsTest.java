package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.connectors.escalation.escalator.Admission.Admitted;
import dev.winnow.connectors.escalation.escalator.Admission.Closed;
import dev.winnow.connectors.escalation.escalator.Admission.Later;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LaneLawsTest {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000 * MILLI;
  private static final LaneSettings SETTINGS =
      new LaneSettings(
          6,
          0,
          0,
          3,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          new BreakerSettings(
              10, 4, Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(300)));

  /** What happens next: time passes, a question is tried, or the oldest one ends. */
  record Event(int millis, boolean ends, EscalationOutcome outcome) {}

  @Property(tries = 300, seed = "17")
  void no_question_is_put_while_the_provider_wants_to_be_left_alone(
      @ForAll @Size(max = 150) List<@From("events") Event> events) {
    Lane lane = new Lane(SETTINGS);
    Deque<Admitted> open = new ArrayDeque<>();
    long now = 0;
    long aloneUntil = 0;
    for (Event event : events) {
      now += event.millis() * MILLI;
      if (event.ends() && !open.isEmpty()) {
        lane.ended(now, open.poll(), event.outcome());
        if (event.outcome() instanceof Unavailable failed && failed.retryAfter() != null) {
          aloneUntil = Math.max(aloneUntil, now + failed.retryAfter().toNanos());
        }
      } else if (lane.admit(now, 10) instanceof Admitted admitted) {
        assertThat(now).isGreaterThanOrEqualTo(aloneUntil);
        open.add(admitted);
      }
      assertThat(open.size()).isLessThanOrEqualTo(SETTINGS.atOnce());
      assertThat(lane.view("x", 0, 0).inFlight()).isEqualTo(open.size());
    }
  }

  @Property(tries = 200, seed = "17")
  void once_the_provider_is_back_it_is_asked_again_within_the_longest_pause(
      @ForAll @Size(max = 100) List<@From("passing") Event> events) {
    Lane lane = new Lane(SETTINGS);
    long now = 0;
    for (Event event : events) {
      now += event.millis() * MILLI;
      if (lane.admit(now, 10) instanceof Admitted admitted) {
        lane.ended(now, admitted, event.outcome());
      }
    }

    long back = now + SETTINGS.breaker().longestPause().toNanos();
    assertThat(lane.admit(back, 10)).isInstanceOf(Admitted.class);
  }

  @Property(tries = 300, seed = "17")
  void what_is_told_of_a_provider_is_what_becomes_of_the_next_question(
      @ForAll @Size(max = 150) List<@From("events") Event> events) {
    Lane lane = new Lane(SETTINGS);
    Deque<Admitted> open = new ArrayDeque<>();
    long now = 0;
    for (Event event : events) {
      now += event.millis() * MILLI;
      if (event.ends() && !open.isEmpty()) {
        lane.ended(now, open.poll(), event.outcome());
      }
      Standing standing = lane.closure().standing(now);
      Admission admission = lane.admit(now, 10);
      if (admission instanceof Admitted admitted) {
        open.add(admitted);
        assertThat(standing).isIn(Standing.UP, Standing.DUE);
      } else if (admission instanceof Closed closed) {
        assertThat(standing).isIn(Standing.AWAY, Standing.GONE);
        assertThat(closed.until()).as("nobody knocks again at once").isGreaterThan(now);
      } else if (standing != Standing.UP) {
        assertThat(((Later) admission).waitsFor()).isIn("pause", "room");
      }
    }
  }

  @Property(tries = 50, seed = "17")
  void keeps_to_the_requests_of_a_minute(@ForAll @IntRange(min = 1, max = 200) int perMinute) {
    Lane lane =
        new Lane(
            new LaneSettings(
                1000,
                perMinute,
                0,
                1,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                BreakerSettings.DEFAULT));
    int admitted = 0;
    for (long now = 0; now < MINUTE; now += 50 * MILLI) {
      if (lane.admit(now, 10) instanceof Admitted question) {
        admitted++;
        lane.ended(now, question, Asking.ANSWER);
      }
    }

    assertThat(admitted).isLessThanOrEqualTo(perMinute).isGreaterThan(perMinute * 3 / 4 - 1);
  }

  /**
   * A question counts as what it was taken for until it has ended, and then as what it took. What
   * was under way as a minute began may be settled within it, and makes way for as much; and the
   * last question of a minute may take much at once.
   */
  @Property(tries = 300, seed = "17")
  void keeps_to_the_tokens_of_a_minute_but_for_what_was_under_way_as_it_began(
      @ForAll @IntRange(min = 100, max = 20_000) int perMinute,
      @ForAll @Size(max = 150) List<@From("readings") Reading> readings) {
    Lane lane = new Lane(withTokens(perMinute));
    Deque<Put> open = new ArrayDeque<>();
    List<Put> puts = new ArrayList<>();
    long now = 0;
    for (Reading reading : readings) {
      now += reading.millis() * MILLI;
      if (reading.ends() && !open.isEmpty()) {
        open.remove().end(lane, now, reading.tokens());
      } else if (lane.admit(now, reading.tokens()) instanceof Admitted admitted) {
        long beganAt = now - MINUTE;
        long taken =
            puts.stream().filter(put -> put.at() > beganAt).mapToLong(put -> put.tokens).sum();
        long underWay =
            puts.stream().filter(put -> put.wasUnderWay(beganAt)).mapToLong(Put::estimate).sum();
        assertThat(taken).isLessThanOrEqualTo(perMinute + underWay);
        Put put = new Put(admitted);
        puts.add(put);
        open.add(put);
      }
    }
  }

  @Property(tries = 50, seed = "17")
  void what_questions_were_taken_for_too_much_others_may_take(
      @ForAll @IntRange(min = 10, max = 200) int questions) {
    int tokens = 100;
    Lane lane = new Lane(withTokens(questions * tokens));
    int admitted = 0;
    for (long now = 0; now < MINUTE; now += 50 * MILLI) {
      if (lane.admit(now, 8 * tokens) instanceof Admitted question) {
        admitted++;
        lane.ended(now, question, took(tokens));
      }
    }

    assertThat(admitted).isLessThanOrEqualTo(questions).isGreaterThan(questions * 3 / 4 - 1);
  }

  /** What happens next: time passes, a question of so many tokens is tried, or the oldest ends. */
  record Reading(int millis, boolean ends, int tokens) {}

  /** A question that the lane let pass. */
  private static final class Put {
    private final Admitted admitted;
    private long tokens;
    private long endedAt = Long.MAX_VALUE;

    Put(Admitted admitted) {
      this.admitted = admitted;
      this.tokens = admitted.tokens();
    }

    void end(Lane lane, long now, int actual) {
      endedAt = now;
      tokens = actual;
      lane.ended(now, admitted, took(actual));
    }

    boolean wasUnderWay(long time) {
      return at() <= time && endedAt > time;
    }

    long at() {
      return admitted.at();
    }

    long estimate() {
      return admitted.tokens();
    }
  }

  private static LaneSettings withTokens(int perMinute) {
    return new LaneSettings(
        1000,
        0,
        perMinute,
        1,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        BreakerSettings.DEFAULT);
  }

  private static EscalationOutcome took(long tokens) {
    return new Answered(Map.of(), List.of(), tokens, 0, 0, false, List.of());
  }

  @Provide
  Arbitrary<Reading> readings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5000),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 2000))
        .as(Reading::new);
  }

  @Provide
  Arbitrary<Event> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3000),
            Arbitraries.of(true, false),
            Arbitraries.oneOf(
                passingOutcomes(),
                Arbitraries.of(
                    new Unavailable("key", Fault.PROVIDER),
                    Asking.retryAfter(Duration.ofSeconds(30)))))
        .as(Event::new);
  }

  @Provide
  Arbitrary<Event> passing() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3000), Arbitraries.just(false), passingOutcomes())
        .as(Event::new);
  }

  private static Arbitrary<EscalationOutcome> passingOutcomes() {
    return Arbitraries.of(
        Asking.ANSWER,
        new Declined("no"),
        new TimedOut(),
        new Unavailable("503", Fault.TRANSIENT),
        new Unavailable("garbage", Fault.ANSWER),
        new Unavailable("400", Fault.ITEM),
        Asking.retryAfter(Duration.ofSeconds(3)));
  }
}
