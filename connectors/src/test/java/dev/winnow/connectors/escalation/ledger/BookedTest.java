package dev.winnow.connectors.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.MovingClock;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.budget.Caps;
import dev.winnow.connectors.escalation.budget.Span;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookedTest {
  private static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");
  private static final Answered ANSWER =
      new Answered(
          Map.of("toxicity", new ProviderScore(0.9, 0.8), "hate", new ProviderScore(0.1, 0.2)),
          List.of(new ModelRef("m", "m-1", "", "fit-1")),
          100,
          10,
          7,
          false,
          List.of("spam"));
  private static final Set<String> NOT_SPAM = Set.of("spam");

  private final MovingClock clock = new MovingClock(NOW);
  private final MemoryJournal journal = new MemoryJournal();
  private final QuotingProvider provider = new QuotingProvider(new Usage(300, 200, 50));
  private final EscalationRequest request = Requests.of("some text");

  @Test
  void nothing_is_asked_before_it_is_written_down() {
    journal.held = true;
    CompletableFuture<EscalationOutcome> answer = booked(Caps.NONE).ask(request, NOT_SPAM);

    assertThat(journal.outcomes()).containsExactly("asked");
    assertThat(provider.calls).isEmpty();

    journal.writes.get(0).complete(null);
    assertThat(provider.calls).hasSize(1);
    assertThat(answer).isNotDone();
  }

  @Test
  void no_answer_is_given_before_it_is_written_down() {
    CompletableFuture<EscalationOutcome> answer = booked(Caps.NONE).ask(request, NOT_SPAM);
    journal.held = true;
    provider.calls.get(0).complete(ANSWER);

    assertThat(journal.outcomes()).containsExactly("asked", "answered");
    assertThat(answer).isNotDone();

    journal.writes.get(1).complete(null);
    assertThat(answer).isCompletedWithValue(ANSWER);
  }

  @Test
  void the_record_says_what_left_when_and_to_whom_and_not_the_words() {
    Booked booked =
        new Booked(provider, "outside", whole -> new Outgoing(whole, Map.of("email", 2)), ledger());
    var unused = booked.ask(request, NOT_SPAM);
    clock.advance(Duration.ofSeconds(1));
    provider.calls.get(0).complete(ANSWER);

    Opinion asked = journal.records.get(0);
    assertThat(asked.getAskedAt()).isEqualTo(NOW);
    assertThat(asked.getProvider()).isEqualTo("far");
    assertThat(asked.getPremises()).isEqualTo("outside");
    assertThat(asked.getHost()).isEqualTo("llm.example");
    assertThat(asked.getAskedModel()).isEqualTo("m");
    assertThat(asked.getFields()).containsExactly("text", "thread");
    assertThat(asked.getMasked()).isEqualTo(Map.of("email", 2));
    assertThat(asked.getTextBytes()).isEqualTo("some text".length() + 1 + 19);
    assertThat(asked.getTextSha256())
        .isEqualTo("ee28b3b609b0c16d00adba72182d592333dca8015893d8310e6333f277695092");
    Opinion ended = journal.records.get(1);
    assertThat(ended.getAttemptId()).isEqualTo(asked.getAttemptId()).isNotEmpty();
    assertThat(ended.getAnsweredAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(ended.getModel()).isEqualTo("m-1");
    assertThat(ended.getCostMicros()).isEqualTo(7);
    assertThat(journal.records.toString()).doesNotContain("some text").doesNotContain("earlier");
  }

  @Test
  void a_thread_that_is_not_sent_is_not_in_the_record_either() {
    provider.fields = List.of("text");
    var unused = booked(Caps.NONE).ask(request, NOT_SPAM);
    provider.calls.get(0).complete(ANSWER);

    Opinion asked = journal.records.get(0);
    assertThat(asked.getTextBytes()).isEqualTo("some text".length());
    assertThat(asked.getTextSha256())
        .isEqualTo("b94f6f125c79e3a5ffaa826f584c10d52ada669e6762051b826b55776d05aed2");
    EscalationRequest elsewhere = Requests.of("some text");
    elsewhere.setThread(List.of());
    Booked restarted = new Booked(provider, "own", Outgoing::whole, replayed(Caps.NONE));
    assertThat(restarted.remembered(elsewhere, NOT_SPAM)).contains(ANSWER);
  }

  @Test
  void what_was_answered_before_a_crash_is_not_asked_again() {
    var unused = booked(Caps.NONE).ask(request, NOT_SPAM);
    provider.calls.get(0).complete(ANSWER);

    Booked restarted = new Booked(provider, "own", Outgoing::whole, replayed(Caps.NONE));

    assertThat(restarted.remembered(request, NOT_SPAM)).contains(ANSWER);
  }

  @Test
  void a_policy_that_wants_less_now_gets_less_and_one_that_wants_more_asks_again() {
    var unused = booked(Caps.NONE).ask(request, NOT_SPAM);
    provider.calls.get(0).complete(ANSWER);

    Booked restarted = new Booked(provider, "own", Outgoing::whole, replayed(Caps.NONE));

    assertThat(restarted.remembered(request, Set.of())).isEmpty();
    Answered less = (Answered) restarted.remembered(request, Set.of("spam", "hate")).orElseThrow();
    assertThat(less.opinions()).containsOnlyKeys("toxicity");
    assertThat(less.skipped()).containsExactly("hate", "spam");
  }

  @Test
  void other_words_another_model_and_another_provider_are_asked() {
    var unused = booked(Caps.NONE).ask(request, NOT_SPAM);
    provider.calls.get(0).complete(ANSWER);
    Ledger ledger = replayed(Caps.NONE);

    EscalationRequest edited = Requests.of("some other text");
    EscalationRequest later = Requests.of("some text");
    later.setRevision(2);
    QuotingProvider newer = new QuotingProvider(new Usage(1, 1, 1));
    newer.model = "n";
    QuotingProvider elsewhere = new QuotingProvider(new Usage(1, 1, 1));
    elsewhere.name = "near";

    Booked same = new Booked(provider, "own", Outgoing::whole, ledger);
    assertThat(same.remembered(edited, NOT_SPAM)).isEmpty();
    assertThat(same.remembered(later, NOT_SPAM)).isEmpty();
    assertThat(new Booked(newer, "own", Outgoing::whole, ledger).remembered(request, NOT_SPAM))
        .isEmpty();
    assertThat(new Booked(elsewhere, "own", Outgoing::whole, ledger).remembered(request, NOT_SPAM))
        .isEmpty();
  }

  @Test
  void a_refusal_and_an_answer_of_no_use_are_not_paid_for_again_and_a_failure_is_tried_again() {
    Usage usage = new Usage(50, 5, 3);
    assertThat(rememberedAfter(new Declined("refused", usage)))
        .isEqualTo(new Declined("refused", usage));
    assertThat(rememberedAfter(new Unavailable("answer: x", Fault.ANSWER, usage, null)))
        .isEqualTo(new Unavailable("answer: x", Fault.ANSWER, usage, null));
    assertThat(rememberedAfter(new Unavailable("503", Fault.TRANSIENT, Usage.NONE, null))).isNull();
    assertThat(rememberedAfter(new Unavailable("not JSON", Fault.ANSWER))).isNull();
    assertThat(rememberedAfter(new TimedOut())).isNull();
  }

  @ParameterizedTest
  @CsvSource({"7, answered", "0, refused", "50, lost"})
  void what_was_spent_is_known_after_a_crash(long spent, String end) {
    var unused = booked(caps(100)).ask(request, NOT_SPAM);
    if (end.equals("answered")) {
      provider.calls.get(0).complete(ANSWER);
    } else if (end.equals("refused")) {
      provider.calls.get(0).complete(new Unavailable("503", Fault.TRANSIENT, Usage.NONE, null));
    }

    assertThat(replayed(caps(100)).spending().get(0).spent()).isEqualTo(spent);
  }

  @Test
  void what_cannot_be_paid_for_is_not_asked() {
    Booked booked = booked(caps(99));
    CompletableFuture<EscalationOutcome> first = booked.ask(request, NOT_SPAM);

    assertThat(booked.funds(request, NOT_SPAM, 1)).isEqualTo(Funds.HELD);
    assertThat(booked.ask(request, NOT_SPAM)).isCompletedWithValue(new OverBudget());
    provider.calls.get(0).complete(new TimedOut());

    assertThat(first).isCompletedWithValue(new TimedOut());
    assertThat(booked.funds(request, NOT_SPAM, 1)).isEqualTo(Funds.NONE);
    assertThat(provider.calls).hasSize(1);
  }

  @Test
  void who_gives_up_before_the_question_was_put_pays_nothing() {
    journal.held = true;
    Booked booked = booked(caps(99));
    booked.ask(request, NOT_SPAM).cancel(true);
    journal.writes.get(0).complete(null);

    assertThat(provider.calls).isEmpty();
    assertThat(journal.outcomes()).containsExactly("asked", "cancelled");
    assertThat(booked.funds(request, NOT_SPAM, 1)).isEqualTo(Funds.ENOUGH);
    assertThat(replayed(caps(99)).spending().get(0).spent()).isZero();
  }

  @Test
  void who_gives_up_afterwards_has_spent_what_it_could_take() {
    Booked booked = booked(caps(99));
    booked.ask(request, NOT_SPAM).cancel(true);

    assertThat(provider.calls.get(0)).isCancelled();
    assertThat(booked.funds(request, NOT_SPAM, 1)).isEqualTo(Funds.NONE);
    assertThat(replayed(caps(99)).spending().get(0).spent()).isEqualTo(50);
  }

  @Test
  void what_cannot_be_written_down_is_not_asked_and_an_answer_that_cannot_be_is_not_used() {
    journal.held = true;
    CompletableFuture<EscalationOutcome> first = booked(Caps.NONE).ask(request, NOT_SPAM);
    journal.writes.get(0).completeExceptionally(new IllegalStateException("broker"));
    assertThat(first.join())
        .isEqualTo(
            new Unavailable(
                "the question was not written down", Fault.TRANSIENT, Usage.NONE, null));
    assertThat(provider.calls).isEmpty();

    CompletableFuture<EscalationOutcome> second = booked(Caps.NONE).ask(request, NOT_SPAM);
    journal.writes.get(1).complete(null);
    provider.calls.get(0).complete(ANSWER);
    journal.writes.get(2).completeExceptionally(new IllegalStateException("broker"));
    assertThat(second.join())
        .isEqualTo(
            new Unavailable(
                "the answer was not written down", Fault.ITEM, new Usage(100, 10, 7), null));
  }

  @Test
  void a_record_that_nobody_here_wrote_is_passed_over() {
    Ledger ledger = ledger();
    ledger.replay(
        Opinion.newBuilder()
            .setTenant("t")
            .setId("i")
            .setProvider("p")
            .setOutcome("declined")
            .setInputTokens(-1)
            .build(),
        record -> true);

    assertThat(ledger.size()).isZero();
  }

  private @Nullable EscalationOutcome rememberedAfter(EscalationOutcome outcome) {
    journal.records.clear();
    provider.calls.clear();
    var unused = booked(Caps.NONE).ask(request, NOT_SPAM);
    provider.calls.get(0).complete(outcome);
    return new Booked(provider, "own", Outgoing::whole, replayed(Caps.NONE))
        .remembered(request, NOT_SPAM)
        .orElse(null);
  }

  private Booked booked(Caps caps) {
    return new Booked(provider, "own", Outgoing::whole, ledger(caps));
  }

  private Ledger replayed(Caps caps) {
    Ledger ledger = ledger(caps);
    journal.records.forEach(record -> ledger.replay(record, any -> true));
    return ledger;
  }

  private Ledger ledger() {
    return ledger(Caps.NONE);
  }

  private Ledger ledger(Caps caps) {
    return new Ledger(
        journal, new Budget(new BudgetSettings(caps, Map.of(), Caps.NONE), 1, clock), clock);
  }

  private static Caps caps(long costMicros) {
    return new Caps(Map.of(Span.DAY, costMicros), Map.of());
  }
}
