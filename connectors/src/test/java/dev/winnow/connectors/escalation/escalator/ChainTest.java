package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final LaneSettings QUICK =
      new LaneSettings(
          4,
          0,
          0,
          3,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofSeconds(5),
          new BreakerSettings(
              10, 4, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(60)));

  @Test
  void the_first_provider_that_answers_is_named() throws Exception {
    try (Chain chain = chain(Asking.failing("a", Fault.PROVIDER), Asking.answering("b"))) {
      Escalated end = ask(chain);

      assertThat(end.provider()).isEqualTo("b");
      assertThat(end.outcome()).isInstanceOf(Answered.class);
      assertThat(end.calls()).isEqualTo(2);
    }
  }

  @Test
  void a_failure_that_may_pass_is_tried_again() throws Exception {
    Asking flaky =
        new Asking("a", n -> n < 2 ? new Unavailable("503", Fault.TRANSIENT) : Asking.ANSWER);
    try (Chain chain = chain(flaky, Asking.answering("b"))) {
      assertThat(ask(chain).provider()).isEqualTo("a");
      assertThat(flaky.asked).hasSize(3);
    }
  }

  @Test
  void what_waits_between_two_tries_is_told_apart_from_what_waits_for_the_provider()
      throws Exception {
    Asking flaky =
        new Asking("a", n -> n < 1 ? Asking.retryAfter(Duration.ofSeconds(2)) : Asking.ANSWER);
    LaneSettings patient =
        new LaneSettings(
            4, 0, 0, 3, Duration.ofSeconds(2), Duration.ofSeconds(2), LONG, QUICK.breaker());
    try (Chain chain =
        new Chain(
            List.of(new Chain.Stop(flaky, patient)), LONG, Duration.ofDays(1), WhenAway.WAIT)) {
      CompletableFuture<Escalated> asked = chain.ask(Requests.of("x"), Set.of(), LONG);

      Awaitility.await("the wait").atMost(LONG).until(() -> chain.lanes().get(0).retrying() == 1);
      assertThat(chain.lanes().get(0).waiting()).isEqualTo(1);
      assertThat(chain.lanes().get(0).waitsFor()).isEqualTo("nothing");
      assertThat(asked.get(20, TimeUnit.SECONDS).outcome()).isInstanceOf(Answered.class);
      assertThat(chain.lanes().get(0).retrying()).isZero();
    }
  }

  @Test
  void a_provider_that_fails_on_and_on_is_left_alone_and_asked_again_when_it_is_back()
      throws Exception {
    Asking broken =
        new Asking("a", n -> n < 4 ? new Unavailable("garbage", Fault.ANSWER) : Asking.ANSWER);
    try (Chain chain = chain(broken, Asking.answering("b"))) {
      for (int i = 0; i < 4; i++) {
        assertThat(ask(chain).provider()).isEqualTo("b");
      }
      assertThat(chain.lanes().get(0).open()).isTrue();

      Awaitility.await("the provider to be asked again")
          .atMost(LONG)
          .until(() -> ask(chain).provider().equals("a"));
      assertThat(chain.lanes().get(0).open()).isFalse();
    }
  }

  @Test
  void an_item_is_to_wait_while_all_who_may_judge_it_are_away_and_then_one_may_try()
      throws Exception {
    Asking broken = Asking.failing("a", Fault.TRANSIENT);
    Asking other = Asking.answering("b");
    other.categories = Set.of("spam");
    EscalationRequest elsewhere = Requests.of("x");
    elsewhere.setUnsure(List.of("spam"));
    broken.categories = Set.of("toxicity");
    try (Chain chain = chain(broken, other)) {
      assertThat(chain.prospect(Requests.of("x"), Set.of()).isToWait()).isFalse();
      while (!chain.lanes().get(0).open()) {
        ask(chain);
      }

      assertThat(chain.prospect(Requests.of("x"), Set.of()).waitsFor()).containsExactly("a");
      assertThat(chain.prospect(elsewhere, Set.of()).isToWait()).isFalse();
      Awaitility.await("the end of the pause")
          .atMost(LONG)
          .until(() -> chain.prospect(Requests.of("x"), Set.of()).due().equals(List.of("a")));

      broken.known = Asking.ANSWER;
      assertThat(chain.prospect(Requests.of("x"), Set.of()).isToWait()).isFalse();
    }
  }

  @Test
  void nobody_waits_for_a_provider_that_somebody_has_to_see_to() throws Exception {
    try (Chain chain = chain(Asking.failing("a", Fault.PROVIDER))) {
      ask(chain);

      assertThat(chain.lanes().get(0).standing()).isEqualTo(Standing.GONE);
      assertThat(chain.prospect(Requests.of("x"), Set.of()).isToWait()).isFalse();
    }
  }

  @Test
  void nobody_waits_where_people_are_to_decide_at_once() throws Exception {
    Chain.Stop stop = new Chain.Stop(Asking.failing("a", Fault.TRANSIENT), QUICK);
    try (Chain chain = new Chain(List.of(stop), LONG, Duration.ofDays(1), WhenAway.PEOPLE)) {
      while (!chain.lanes().get(0).open()) {
        ask(chain);
      }

      assertThat(chain.prospect(Requests.of("x"), Set.of()).isToWait()).isFalse();
    }
  }

  @Test
  void what_an_opinion_is_worth_is_told_where_the_money_is() throws Exception {
    Asking dear = Asking.answering("a");
    try (Chain chain = chain(dear)) {
      var end = chain.ask(Requests.of("x"), Set.of(), LONG, 0.3).get(20, TimeUnit.SECONDS);

      assertThat(end.outcome()).isInstanceOf(Answered.class);
      assertThat(dear.worths).containsExactly(0.3);
    }
  }

  @Test
  void what_cannot_be_paid_for_goes_on_at_once_though_the_provider_has_no_room() throws Exception {
    Asking dear = new Asking("a", n -> null);
    try (Chain chain = chain(dear, Asking.answering("b"))) {
      for (int i = 0; i < 4; i++) {
        var unused = chain.ask(Requests.of("holds the room"), Set.of(), LONG);
      }
      Awaitility.await("no room").atMost(LONG).until(() -> dear.asked.size() == 4);
      dear.funds = Funds.NONE;

      Escalated end = ask(chain);

      assertThat(end.provider()).isEqualTo("b");
      assertThat(end.overBudget()).containsExactly("a");
      assertThat(end.calls()).isEqualTo(1);
      assertThat(dear.asked).hasSize(4);
    }
  }

  @Test
  void where_nobody_can_be_paid_people_decide() throws Exception {
    Asking dear = Asking.answering("a");
    dear.funds = Funds.NONE;
    try (Chain chain = chain(dear)) {
      Escalated end = ask(chain);

      assertThat(end.outcome()).isInstanceOf(OverBudget.class);
      assertThat(end.provider()).isEqualTo("a");
      assertThat(end.calls()).isZero();
      assertThat(chain.lanes().get(0).inFlight()).isZero();
    }
  }

  @Test
  void what_waits_for_money_says_so_and_is_asked_when_some_is_left() throws Exception {
    Asking dear = Asking.answering("a");
    dear.funds = Funds.HELD;
    try (Chain chain = chain(dear)) {
      CompletableFuture<Escalated> asked = chain.ask(Requests.of("x"), Set.of(), LONG);
      Awaitility.await("the reason")
          .atMost(LONG)
          .until(() -> chain.lanes().get(0).waitsFor().equals("budget"));
      assertThat(dear.asked).isEmpty();

      dear.funds = Funds.ENOUGH;

      assertThat(asked.get(20, TimeUnit.SECONDS).outcome()).isInstanceOf(Answered.class);
    }
  }

  @Test
  void what_is_known_already_is_not_asked_though_the_provider_is_left_alone() throws Exception {
    Asking broken = Asking.failing("a", Fault.PROVIDER);
    try (Chain chain = chain(broken)) {
      assertThat(ask(chain).outcome()).isInstanceOf(Unavailable.class);
      assertThat(chain.lanes().get(0).open()).isTrue();
      broken.known = Asking.ANSWER;

      Escalated end = ask(chain);

      assertThat(end.outcome()).isEqualTo(Asking.ANSWER);
      assertThat(end.usage()).isEqualTo(Asking.ANSWER.usage());
      assertThat(broken.asked).hasSize(1);
    }
  }

  @Test
  void only_whoever_judges_what_is_in_doubt_is_asked() throws Exception {
    Asking other = Asking.answering("a");
    other.categories = Set.of("spam");
    try (Chain chain = chain(other, Asking.answering("b"))) {
      assertThat(ask(chain).provider()).isEqualTo("b");
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  void no_more_are_put_to_a_provider_than_it_may_have() throws Exception {
    Asking slow = new Asking("a", n -> null);
    try (Chain chain = chain(slow)) {
      List<CompletableFuture<Escalated>> asked =
          IntStream.range(0, 10)
              .mapToObj(i -> chain.ask(Requests.of("text " + i), Set.of(), LONG))
              .toList();
      int answered = 0;
      while (answered < 10) {
        int next = answered;
        Awaitility.await("a question").atMost(LONG).until(() -> slow.given.size() > next);
        assertThat(slow.given.size() - answered).isLessThanOrEqualTo(4);
        List.copyOf(slow.given).get(answered++).complete(Asking.ANSWER);
      }
      for (CompletableFuture<Escalated> one : asked) {
        assertThat(one.get(20, TimeUnit.SECONDS).outcome()).isInstanceOf(Answered.class);
      }
      assertThat(slow.asked)
          .extracting(EscalationRequest::getText)
          .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "text " + i).toList());
    }
  }

  @Test
  void a_provider_that_hangs_is_given_up_at_the_deadline() throws Exception {
    Asking hanging = new Asking("a", n -> null);
    try (Chain chain = chain(hanging)) {
      Escalated end =
          chain.ask(Requests.of("x"), Set.of(), Duration.ofMillis(100)).get(20, TimeUnit.SECONDS);

      assertThat(end.outcome()).isInstanceOf(TimedOut.class);
      Awaitility.await("the question to be given up")
          .atMost(LONG)
          .until(() -> hanging.given.element().isCancelled());
      Awaitility.await("room").atMost(LONG).until(() -> chain.lanes().get(0).inFlight() == 0);
    }
  }

  @Test
  void whoever_cancels_frees_the_place() throws Exception {
    Asking hanging = new Asking("a", n -> null);
    try (Chain chain = chain(hanging)) {
      CompletableFuture<Escalated> asked = chain.ask(Requests.of("x"), Set.of(), LONG);
      Awaitility.await("the question").atMost(LONG).until(() -> !hanging.given.isEmpty());

      asked.cancel(true);

      Awaitility.await("the question to be given up")
          .atMost(LONG)
          .until(() -> hanging.given.element().isCancelled());
      Awaitility.await("room").atMost(LONG).until(() -> chain.lanes().get(0).inFlight() == 0);
    }
  }

  @Test
  void an_item_that_was_escalated_too_long_ago_is_not_asked_about() throws Exception {
    Asking provider = Asking.answering("a");
    EscalationRequest old = Requests.of("x");
    old.setRequestedAt(Instant.now().minus(Duration.ofDays(3)));
    try (Chain chain = chain(provider)) {
      assertThat(chain.ask(old, Set.of(), LONG).get(20, TimeUnit.SECONDS).outcome())
          .isInstanceOf(TimedOut.class);
      assertThat(provider.asked).isEmpty();
    }
  }

  @Test
  void a_provider_that_throws_is_unavailable() throws Exception {
    Asking broken =
        new Asking(
            "a",
            n -> {
              throw new IllegalStateException("broken");
            });
    try (Chain chain = chain(broken)) {
      assertThat(ask(chain).outcome()).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void closing_ends_everything_and_closes_the_providers() throws Exception {
    Asking hanging = new Asking("a", n -> null);
    Chain chain = chain(hanging);
    CompletableFuture<Escalated> asked = chain.ask(Requests.of("x"), Set.of(), LONG);

    chain.close();

    assertThat(asked.get(1, TimeUnit.SECONDS).outcome()).isInstanceOf(Unavailable.class);
    assertThat(ask(chain).outcome()).isInstanceOf(Unavailable.class);
    assertThat(hanging.closed).hasValue(1);
  }

  private static Chain chain(EscalationProvider... providers) {
    return new Chain(
        Stream.of(providers).map(provider -> new Chain.Stop(provider, QUICK)).toList(),
        LONG,
        Duration.ofDays(1),
        WhenAway.WAIT);
  }

  private static Escalated ask(Chain chain) throws Exception {
    return chain.ask(Requests.of("some text"), Set.of(), LONG).get(20, TimeUnit.SECONDS);
  }
}
