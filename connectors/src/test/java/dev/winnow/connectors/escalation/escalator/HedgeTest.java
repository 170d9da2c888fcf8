package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HedgeTest {
  private static final Duration AFTER = Duration.ofSeconds(2);
  private static final Duration NO_TIME = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final BreakerSettings BREAKER =
      new BreakerSettings(
          10, 4, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(60));

  private final ManualLoop loop = new ManualLoop();
  private final Asking slow = new Asking("a", n -> null);

  @Test
  void a_question_without_an_answer_is_put_twice_and_the_first_answer_wins() {
    Chain chain = chain(hedging(1));
    CompletableFuture<Escalated> end = ask(chain, LONG);
    loop.advance(AFTER.minusMillis(1));
    assertThat(slow.asked).hasSize(1);

    loop.advance(Duration.ofMillis(1));
    assertThat(slow.asked).hasSize(2);
    assertThat(lane(chain).inFlight()).isEqualTo(2);
    answer(1, Asking.ANSWER);

    assertThat(end.join()).isEqualTo(Escalated.of("a", Asking.ANSWER, Asking.ANSWER.usage(), 2));
    assertThat(question(0)).isCancelled();
    assertThat(lane(chain).inFlight()).isZero();
    assertThat(lane(chain).hedges()).isEqualTo(1);
    assertThat(lane(chain).hedgesWon()).isEqualTo(1);
    assertThat(loop.open()).as("tasks left behind").isZero();
  }

  @Test
  void where_the_first_request_is_answered_after_all_the_second_is_given_up() {
    Chain chain = chain(hedging(1));
    CompletableFuture<Escalated> end = askSlowly(chain);

    answer(0, Asking.ANSWER);

    assertThat(end).isCompleted();
    assertThat(question(1)).isCancelled();
    assertThat(lane(chain).inFlight()).isZero();
    assertThat(lane(chain).hedges()).isEqualTo(1);
    assertThat(lane(chain).hedgesWon()).isZero();
  }

  @Test
  void what_is_answered_in_time_is_put_once() {
    Chain chain = chain(hedging(1));
    CompletableFuture<Escalated> end = ask(chain, LONG);
    answer(0, Asking.ANSWER);
    loop.advance(LONG);

    assertThat(end.join().calls()).isEqualTo(1);
    assertThat(slow.asked).hasSize(1);
  }

  @Test
  void nothing_is_put_twice_unless_the_settings_say_so() {
    Chain chain = chain(limits(4, 0, null));
    var unused = ask(chain, LONG);
    loop.advance(LONG.minusSeconds(1));

    assertThat(slow.asked).hasSize(1);
  }

  @Test
  void nothing_is_put_a_third_time() {
    Chain chain = chain(hedging(1));
    var unused = ask(chain, LONG);
    loop.advance(LONG.minusSeconds(1));

    assertThat(slow.asked).hasSize(2);
  }

  @Test
  void a_failure_waits_for_the_other_answer() {
    for (EscalationOutcome failure : failures()) {
      slow.given.clear();
      CompletableFuture<Escalated> end = askSlowly(chain(hedging(1)));

      answer(0, failure);
      assertThat(end).as("%s", failure).isNotDone();
      answer(1, Asking.ANSWER);

      assertThat(end.join().outcome()).isEqualTo(Asking.ANSWER);
      assertThat(end.join().calls()).isEqualTo(2);
      assertThat(end.join().usage()).isEqualTo(Asking.ANSWER.usage().plus(failure.usage()));
    }
  }

  @Test
  void where_both_fail_that_is_one_attempt() {
    Asking other = Asking.answering("b");
    Chain chain = chain(hedging(1), slow, other);
    CompletableFuture<Escalated> end = askSlowly(chain);
    answer(0, new TimedOut());
    answer(1, new Unavailable("503", Fault.TRANSIENT, Usage.NONE, null));
    loop.advance(Duration.ofSeconds(1));

    assertThat(slow.asked).as("tried again").hasSize(3);
    assertThat(other.asked).isEmpty();
    answer(2, Asking.ANSWER);
    assertThat(end.join().calls()).isEqualTo(3);
  }

  @Test
  void an_answer_of_no_use_leads_on_whatever_the_other_request_failed_of() {
    Unavailable useless = new Unavailable("prose", Fault.ANSWER, new Usage(50, 5, 3), null);
    for (List<EscalationOutcome> ends :
        List.of(
            List.<EscalationOutcome>of(useless, new TimedOut()),
            List.<EscalationOutcome>of(new TimedOut(), useless))) {
      slow.given.clear();
      Asking other = Asking.answering("b");
      CompletableFuture<Escalated> end = askSlowly(chain(hedging(1), slow, other));
      answer(0, ends.get(0));
      answer(1, ends.get(1));

      assertThat(end.join().provider()).isEqualTo("b");
      assertThat(end.join().usage()).isEqualTo(new Usage(150, 15, 10));
      assertThat(slow.given).hasSize(2);
    }
  }

  @Test
  void what_is_final_does_not_wait_for_the_other_request() {
    for (EscalationOutcome last :
        List.of(new Declined("refused"), new Unavailable("400", Fault.ITEM))) {
      slow.given.clear();
      CompletableFuture<Escalated> end = askSlowly(chain(hedging(1)));
      answer(1, last);

      assertThat(end.join().outcome()).isInstanceOf(Declined.class);
      assertThat(question(0)).isCancelled();
    }
  }

  @Test
  void the_deadline_ends_both() {
    Chain chain = chain(hedging(1));
    CompletableFuture<Escalated> end = askSlowly(chain);
    loop.advance(LONG);

    assertThat(end.join()).isEqualTo(Escalated.of("a", new TimedOut(), Usage.NONE, 2));
    assertThat(question(0)).isCancelled();
    assertThat(question(1)).isCancelled();
    assertThat(lane(chain).inFlight()).isZero();
  }

  @Test
  void whoever_cancels_gives_up_both() {
    Chain chain = chain(hedging(1));
    askSlowly(chain).cancel(true);
    loop.advance(NO_TIME);

    assertThat(question(0)).isCancelled();
    assertThat(question(1)).isCancelled();
    assertThat(lane(chain).inFlight()).isZero();
  }

  @Test
  void where_the_deadline_is_nearer_than_most_answers_take_nothing_is_put_twice() {
    Chain chain = chain(hedging(1));
    var near = ask(chain, AFTER.multipliedBy(2).minusMillis(1));
    loop.advance(AFTER);
    assertThat(slow.asked).hasSize(1);

    var far = ask(chain, AFTER.multipliedBy(2));
    loop.advance(AFTER);
    assertThat(slow.asked).hasSize(3);
  }

  @Test
  void nothing_is_put_twice_without_room() {
    Chain chain = chain(limits(1, 0, new HedgeSettings(AFTER, 1)));
    var unused = ask(chain, LONG);
    loop.advance(AFTER);

    assertThat(slow.asked).hasSize(1);
    assertThat(lane(chain).hedges()).isZero();
  }

  @Test
  void nothing_is_put_twice_beyond_the_rate() {
    Chain chain = chain(limits(4, 6, new HedgeSettings(AFTER, 1)));
    var unused = ask(chain, LONG);
    loop.advance(AFTER);

    assertThat(slow.asked).hasSize(1);
  }

  @Test
  void nothing_is_put_twice_without_money_nor_out_of_the_last_part_of_it() {
    Chain chain = chain(hedging(1));
    var unused = ask(chain, LONG);
    slow.funds = Funds.HELD;
    slow.worths.clear();
    loop.advance(AFTER);

    assertThat(slow.asked).hasSize(1);
    assertThat(slow.worths).containsExactly(0.0);
  }

  @Test
  void a_second_request_that_cannot_be_paid_for_after_all_was_none() {
    Asking dear = new Asking("a", n -> n == 0 ? null : new EscalationOutcome.OverBudget());
    Chain chain = chain(hedging(1), dear);
    CompletableFuture<Escalated> end = ask(chain, LONG);
    loop.advance(AFTER);
    assertThat(dear.asked).hasSize(2);
    assertThat(end).isNotDone();
    dear.given.element().complete(Asking.ANSWER);
    loop.advance(NO_TIME);

    assertThat(end.join()).isEqualTo(Escalated.of("a", Asking.ANSWER, new Usage(100, 10, 7), 1));
  }

  @Test
  void nothing_is_put_twice_while_the_provider_wants_a_pause() {
    Chain chain = chain(hedging(1));
    var first = ask(chain, LONG);
    var second = ask(chain, LONG);
    answer(1, Asking.retryAfter(Duration.ofSeconds(10)));
    loop.advance(AFTER);

    assertThat(slow.asked).hasSize(2);
  }

  @Test
  void the_trial_of_a_provider_that_failed_is_not_put_twice() {
    Chain chain = chain(hedging(1));
    while (!lane(chain).open()) {
      var failing = ask(chain, LONG);
      answer(slow.given.size() - 1, new Unavailable("401", Fault.PROVIDER));
    }
    loop.advance(BREAKER.finalPause());
    slow.given.clear();
    var trial = ask(chain, LONG);
    loop.advance(AFTER);

    assertThat(slow.given).hasSize(1);
    assertThat(lane(chain).open()).isTrue();
  }

  @Test
  void no_more_than_the_share_are_put_twice() {
    Chain chain = chain(hedging(0.25));
    List<CompletableFuture<Escalated>> ends = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      slow.given.clear();
      ends.add(askSlowly(chain));
      answer(slow.given.size() - 1, Asking.ANSWER);
    }

    assertThat(ends).allMatch(CompletableFuture::isDone);
    assertThat(lane(chain).hedges()).isEqualTo(5);
    assertThat(slow.asked).hasSize(25);
  }

  private CompletableFuture<Escalated> askSlowly(Chain chain) {
    CompletableFuture<Escalated> end = ask(chain, LONG);
    loop.advance(AFTER);
    return end;
  }

  private CompletableFuture<Escalated> ask(Chain chain, Duration within) {
    CompletableFuture<Escalated> end = chain.ask(Requests.of("some text"), Set.of(), within);
    loop.advance(NO_TIME);
    return end;
  }

  private void answer(int number, EscalationOutcome outcome) {
    question(number).complete(outcome);
    loop.advance(NO_TIME);
  }

  private CompletableFuture<EscalationOutcome> question(int number) {
    return List.copyOf(slow.given).get(number);
  }

  private Chain chain(LaneSettings settings, Asking... providers) {
    Stream<Asking> all = providers.length == 0 ? Stream.of(slow) : Stream.of(providers);
    return new Chain(
        all.map(provider -> new Chain.Stop(provider, settings)).toList(),
        Duration.ofSeconds(25),
        Duration.ofDays(1),
        WhenAway.WAIT,
        loop);
  }

  private static LaneView lane(Chain chain) {
    return chain.lanes().get(0);
  }

  private static LaneSettings hedging(double share) {
    return limits(4, 0, new HedgeSettings(AFTER, share));
  }

  private static LaneSettings limits(
      int atOnce, double requestsPerMinute, @Nullable HedgeSettings hedge) {
    return new LaneSettings(
        atOnce,
        requestsPerMinute,
        0,
        3,
        Duration.ofMillis(500),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        BREAKER,
        hedge);
  }

  private static List<EscalationOutcome> failures() {
    return List.of(
        new TimedOut(),
        new Unavailable("503", Fault.TRANSIENT, Usage.NONE, null),
        new Unavailable("prose", Fault.ANSWER, new Usage(50, 5, 3), null));
  }
}
