package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.ProviderUsage;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.escalator.Next.End;
import dev.winnow.connectors.escalation.escalator.Next.Knock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long DEADLINE = 25 * SECOND;

  @Test
  void an_answer_ends_it_and_says_who_gave_it() {
    Journey journey = journey(1, 0);
    journey.begin(0);

    Escalated end = end(journey.after(SECOND, Asking.ANSWER));

    assertThat(end).isEqualTo(Escalated.of("b", Asking.ANSWER, new Usage(100, 10, 7), 1));
  }

  @Test
  void a_failure_that_may_pass_is_tried_again_after_a_pause_and_then_elsewhere() {
    Journey journey = journey(0, 1);
    journey.begin(0);

    Knock second = knock(journey.after(SECOND, failure(Fault.TRANSIENT)));
    Knock third = knock(journey.after(2 * SECOND, failure(Fault.TRANSIENT)));
    Knock elsewhere = knock(journey.after(3 * SECOND, failure(Fault.TRANSIENT)));

    assertThat(second.lane()).isZero();
    assertThat(second.notBefore()).isEqualTo(SECOND + SECOND / 4); // half of 500 ms
    assertThat(third.notBefore()).isEqualTo(2 * SECOND + SECOND / 2);
    assertThat(elsewhere).isEqualTo(new Knock(1, 3 * SECOND, DEADLINE));
  }

  @Test
  void never_before_the_provider_allows_it() {
    Journey journey = journey(0, 1);
    journey.begin(0);

    assertThat(knock(journey.after(0, Asking.retryAfter(Duration.ofSeconds(4)))).notBefore())
        .isEqualTo(4 * SECOND);
  }

  @Test
  void where_the_provider_wants_a_long_pause_another_is_asked() {
    Journey journey = journey(0, 1);
    journey.begin(0);

    assertThat(knock(journey.after(0, Asking.retryAfter(Duration.ofSeconds(9)))).lane())
        .isEqualTo(1);
  }

  @Test
  void the_last_provider_is_waited_for_as_long_as_there_is_time() {
    Journey journey = journey(0);
    journey.begin(0);

    assertThat(knock(journey.after(0, Asking.retryAfter(Duration.ofSeconds(20)))).notBefore())
        .isEqualTo(20 * SECOND);
    assertThat(end(journey.after(20 * SECOND, Asking.retryAfter(Duration.ofSeconds(20)))).outcome())
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void what_is_final_for_the_item_goes_to_people() {
    Journey journey = journey(0, 1);
    journey.begin(0);

    assertThat(end(journey.after(0, failure(Fault.ITEM))).outcome()).isEqualTo(new Declined("x"));
  }

  @Test
  void what_is_final_for_the_provider_or_of_no_use_leads_on_at_once() {
    for (Fault fault : List.of(Fault.PROVIDER, Fault.ANSWER)) {
      Journey journey = journey(0, 1);
      journey.begin(0);

      assertThat(knock(journey.after(SECOND, failure(fault))).lane()).isEqualTo(1);
    }
  }

  @Test
  void what_all_calls_took_is_added_up() {
    Journey journey = journey(0, 1);
    journey.begin(0);
    journey.after(0, new Unavailable("x", Fault.ANSWER, new Usage(50, 5, 3), null));

    Escalated end = end(journey.after(0, Asking.ANSWER));

    assertThat(end.usage()).isEqualTo(new Usage(150, 15, 10));
    assertThat(end.calls()).isEqualTo(2);
    assertThat(end.asked())
        .containsExactly(
            new ProviderUsage("a", 1, new Usage(50, 5, 3)),
            new ProviderUsage("b", 1, new Usage(100, 10, 7)));
    assertThat(end.provider()).isEqualTo("b");
  }

  @Test
  void without_a_provider_that_may_have_it_people_decide() {
    Escalated end = end(journey().begin(0));

    assertThat(end.outcome()).isInstanceOf(Unavailable.class);
    assertThat(end.provider()).isEqualTo("none");
    assertThat(end.calls()).isZero();
  }

  @Test
  void an_item_that_is_too_old_is_not_asked_about() {
    assertThat(end(journey(0).begin(DEADLINE)).outcome()).isInstanceOf(TimedOut.class);
  }

  @Test
  void a_provider_that_is_left_alone_is_passed_by_or_waited_for_if_that_can_help() {
    Journey two = journey(0, 1);
    two.begin(0);
    assertThat(knock(two.closed(0, 5 * SECOND)).lane()).isEqualTo(1);
    assertThat(knock(two.closed(0, 5 * SECOND)).notBefore()).isEqualTo(5 * SECOND);

    assertThat(end(two.closed(0, 30 * SECOND)).outcome()).isInstanceOf(Unavailable.class);
  }

  @Test
  void whoever_waited_long_enough_goes_on_and_the_last_waits_to_the_end() {
    Journey journey = journey(0, 1);

    assertThat(knock(journey.begin(0)).giveUpAt()).isEqualTo(5 * SECOND);
    assertThat(knock(journey.gaveUp(5 * SECOND))).isEqualTo(new Knock(1, 5 * SECOND, DEADLINE));
    assertThat(end(journey.gaveUp(DEADLINE)).outcome()).isInstanceOf(TimedOut.class);
  }

  @Test
  void an_answer_is_an_answer_whoever_failed_before() {
    Journey journey = journey(0, 1);
    journey.begin(0);
    journey.after(0, new TimedOut());

    assertThat(end(journey.after(0, Asking.ANSWER)).outcome()).isInstanceOf(Answered.class);
  }

  private static Journey journey(Integer... route) {
    return new Journey(
        List.of(route),
        number -> List.of("a", "b").get(number),
        number -> LaneSettings.DEFAULT,
        () -> 0.5,
        DEADLINE);
  }

  private static EscalationOutcome failure(Fault fault) {
    return new Unavailable("x", fault);
  }

  private static Knock knock(Next next) {
    assertThat(next).isInstanceOf(Knock.class);
    return (Knock) next;
  }

  private static Escalated end(Next next) {
    assertThat(next).isInstanceOf(End.class);
    return ((End) next).escalated();
  }
}
