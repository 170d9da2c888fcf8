package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.ProviderUsage;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.pipeline.cascade.VerdictJson;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseRulesTest {
  private static final Duration LATENCY = Duration.ofMillis(7);
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

  private final CaseRules rules = rules(Items.POLICY);

  @Test
  void a_request_waits_without_a_word() {
    Step step = rules.requested(ItemCase.UNKNOWN, Items.request("a", 1));

    assertThat(step.next().waiting()).isEqualTo(Items.request("a", 1));
    assertThat(step.verdicts()).isEmpty();
    assertThat(step.reviews()).isEmpty();
  }

  @Test
  void a_sure_answer_is_final_and_supersedes_the_provisional_verdict() {
    Step step = rules.answered(waiting(1), 1, Items.end(Items.answer(0.95)), LATENCY);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getDecidedBy()).isEqualTo("general");
    assertThat(verdict.getSupersedes()).isEqualTo("provisional-1");
    assertThat(verdict.getPolicyVersion()).isEqualTo(3);
    assertThat(verdict.getDecidedAt()).isEqualTo(NOW);
    assertThat(label(verdict.getLabels(), "toxicity").getStage()).isEqualTo("general");
    assertThat(label(verdict.getLabels(), "spam").getStage()).isEqualTo("specialists");
    assertThat(step.reviews()).isEmpty();
    assertThat(step.next().openRevision()).isZero();
  }

  @Test
  void a_verdict_says_who_was_asked_and_what_it_took() {
    Verdict verdict =
        only(rules.answered(waiting(1), 1, Items.end(Items.answer(0.1)), LATENCY).verdicts());

    assertThat(verdict.getAction()).isEqualTo("allow");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("answered");
    assertThat(verdict.getEscalation().getProvider()).isEqualTo("large");
    assertThat(verdict.getEscalation().getInputTokens()).isEqualTo(12);
    assertThat(verdict.getEscalation().getUnsure()).containsExactly("toxicity");
    assertThat(verdict.getEscalation().getRequestedPolicyVersion()).isEqualTo(2);
    assertThat(verdict.getEscalation().getRequestedAt())
        .isEqualTo(Items.request("a", 1).getRequestedAt());
    assertThat(only(verdict.getEvidence()).getModels()).containsExactly(Items.GENERAL_MODEL);
    assertThat(only(verdict.getEvidence()).getLatencyMicros()).isEqualTo(7000);
  }

  @Test
  void an_unsure_answer_goes_to_people() {
    Step step = rules.answered(waiting(1), 1, Items.end(Items.answer(0.5)), LATENCY);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getFinal$()).isFalse();
    assertThat(verdict.getAction()).isEqualTo("review");
    assertThat(verdict.getSupersedes()).isEqualTo("provisional-1");
    ReviewRequest review = only(step.reviews());
    assertThat(review.getStatus()).isEqualTo("open");
    assertThat(review.getReason()).isEqualTo("unsure");
    assertThat(review.getText()).isEqualTo(Items.request("a", 1).getText());
    assertThat(review.getUnsure()).containsExactly("toxicity");
    assertThat(label(review.getLabels(), "toxicity").getProbability()).isEqualTo(0.5);
    assertThat(review.getEvidence()).hasSize(1);
    assertThat(review.getProvisionalVerdictId()).isEqualTo(verdict.getVerdictId());
    assertThat(step.next().inReview()).isEqualTo(verdict);
  }

  @Test
  void a_trigger_of_the_general_model_flags_nothing() {
    Answered triggered =
        new Answered(
            Map.of("toxicity", new ProviderScore(0.99, 0.99, false)),
            List.of(Items.GENERAL_MODEL),
            12,
            0,
            0,
            false,
            List.of());

    Step step = rules.answered(waiting(1), 1, Items.end(triggered), LATENCY);

    assertThat(label(only(step.verdicts()).getLabels(), "toxicity").getFlagged()).isFalse();
    assertThat(only(step.reviews()).getUnsure()).containsExactly("toxicity");
  }

  @Test
  void what_calls_of_no_use_took_is_told_too() {
    Escalated end = Escalated.of("far", new Unavailable("garbage"), new Usage(300, 20, 41), 2);

    Verdict verdict = only(rules.answered(waiting(1), 1, end, LATENCY).verdicts());

    assertThat(verdict.getEscalation().getProvider()).isEqualTo("far");
    assertThat(verdict.getEscalation().getInputTokens()).isEqualTo(300);
    assertThat(verdict.getEscalation().getOutputTokens()).isEqualTo(20);
    assertThat(verdict.getEscalation().getCostMicros()).isEqualTo(41);
  }

  @Test
  void where_nobody_could_be_asked_no_provider_is_named() {
    Escalated end = Escalated.unasked(Escalated.NOBODY, new Unavailable("x"));

    Verdict verdict = only(rules.answered(waiting(1), 1, end, LATENCY).verdicts());

    assertThat(verdict.getEscalation().getProvider()).isNull();
  }

  @Test
  void a_verdict_says_who_was_not_asked_for_want_of_money() {
    Escalated end =
        Escalated.of(
            "near",
            Items.answer(0.9),
            List.of(new ProviderUsage("near", 1, Usage.NONE)),
            List.of("far"));

    Verdict verdict = only(rules.answered(waiting(1), 1, end, LATENCY).verdicts());

    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("answered");
    assertThat(verdict.getEscalation().getOverBudget()).containsExactly("far");
    assertThat(VerdictJson.of(verdict).path("escalation").path("overBudget").toString())
        .isEqualTo("[\"far\"]");
  }

  static List<EscalationOutcome> noAnswers() {
    return List.of(new Declined("no"), new TimedOut(), new Unavailable("down"), new OverBudget());
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void without_an_answer_people_are_asked_and_told_why(EscalationOutcome outcome) {
    Step step = rules.answered(waiting(1), 1, Items.end(outcome), LATENCY);

    assertThat(only(step.reviews()).getReason()).isEqualTo(outcome.term());
    assertThat(only(step.reviews()).getUnsure()).containsExactly("toxicity");
    assertThat(only(step.verdicts()).getAction()).isEqualTo("review");
    assertThat(only(step.verdicts()).getFinal$()).isFalse();
    assertThat(only(step.verdicts()).getEscalation().getOutcome()).isEqualTo(outcome.term());
    assertThat(only(step.verdicts()).getEvidence()).isEmpty();
  }

  @Test
  void without_an_answer_the_verdict_tells_how_long_it_took() {
    Step step = rules.answered(waiting(1), 1, Items.end(new TimedOut()), LATENCY);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getEscalation().getLatencyMicros()).isEqualTo(7000);
    assertThat(VerdictJson.of(verdict).at("/escalation/latencyMicros").asLong()).isEqualTo(7000);
  }

  @Test
  void without_money_the_specialists_decide_where_the_policy_says_so() {
    Step step = rules(Items.GUESSING).answered(waiting(1), 1, Items.end(new OverBudget()), LATENCY);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getDecidedBy()).isEqualTo("specialists");
    assertThat(verdict.getSupersedes()).isEqualTo("provisional-1");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("over_budget");
    assertThat(label(verdict.getLabels(), "toxicity").getFlagged()).isTrue();
    assertThat(label(verdict.getLabels(), "toxicity").getSure()).isFalse();
    assertThat(step.reviews()).isEmpty();
    assertThat(step.next().openRevision()).isZero();
  }

  @Test
  void what_the_specialists_cannot_guess_goes_to_people_for_want_of_money() {
    EscalationRequest triggered = Items.request("a", 1);
    LabelScore trigger =
        LabelScore.newBuilder(label(triggered.getLabels(), "toxicity"))
            .setCalibrated(false)
            .build();
    triggered.setLabels(Map.of("toxicity", trigger, "spam", label(triggered.getLabels(), "spam")));

    Step step =
        rules(Items.GUESSING)
            .answered(
                ItemCase.UNKNOWN.waitingFor(triggered), 1, Items.end(new OverBudget()), LATENCY);

    assertThat(only(step.verdicts()).getAction()).isEqualTo("review");
    assertThat(only(step.reviews()).getReason()).isEqualTo("over_budget");
    assertThat(only(step.reviews()).getUnsure()).containsExactly("toxicity");
  }

  @Test
  void only_want_of_money_lets_the_specialists_decide() {
    Step step = rules(Items.GUESSING).answered(waiting(1), 1, Items.end(new TimedOut()), LATENCY);

    assertThat(only(step.verdicts()).getAction()).isEqualTo("review");
  }

  @Test
  void what_the_general_model_is_not_heard_about_goes_to_people_at_once() {
    Step step = rules(Items.UNHEARD).requested(ItemCase.UNKNOWN, Items.request("a", 1));

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getAction()).isEqualTo("review");
    assertThat(verdict.getFinal$()).isFalse();
    assertThat(verdict.getDecidedBy()).isEqualTo("specialists");
    assertThat(verdict.getSupersedes()).isEqualTo("provisional-1");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("unheard");
    assertThat(verdict.getEscalation().getProvider()).isNull();
    assertThat(only(step.reviews()).getReason()).isEqualTo("unheard");
    assertThat(only(step.reviews()).getUnsure()).containsExactly("toxicity");
    assertThat(step.next().waiting()).isNull();
    Step answer = rules(Items.UNHEARD).reviewed(step.next(), Items.feedback("a", 1, Action.REMOVE));
    assertThat(only(answer.verdicts()).getFinal$()).isTrue();
  }

  @Test
  void what_the_policy_in_force_passes_over_is_not_asked_and_holds_nothing_up() {
    CaseRules routed = rules(Items.ROUTED);
    assertThat(routed.passedOver(Items.request("a", 1))).containsExactly("toxicity");
    assertThat(rules.passedOver(Items.request("a", 1))).isEmpty();

    Step step = routed.answered(waiting(1), 1, Items.end(nothingAsked()), LATENCY);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getAction()).isEqualTo("allow");
    assertThat(verdict.getPolicyVersion()).isEqualTo(4);
    assertThat(only(verdict.getEvidence()).getSkipped()).containsExactly("toxicity");
    assertThat(label(verdict.getLabels(), "toxicity").getStage()).isEqualTo("specialists");
    assertThat(label(verdict.getLabels(), "toxicity").getFlagged()).isFalse();
  }

  @Test
  void an_answer_on_what_the_policy_in_force_passes_over_counts_for_nothing() {
    Step step = rules(Items.ROUTED).answered(waiting(1), 1, Items.end(Items.answer(0.95)), LATENCY);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getAction()).isEqualTo("allow");
    assertThat(label(verdict.getLabels(), "toxicity").getProbability()).isEqualTo(0.95);
    assertThat(label(verdict.getLabels(), "toxicity").getFlagged()).isFalse();
  }

  @Test
  void what_an_earlier_version_kept_from_the_general_model_goes_to_people() {
    EscalationRequest request = Items.request("a", 1);
    request.setLabels(Map.of());
    Step step =
        rules.answered(
            rules.requested(ItemCase.UNKNOWN, request).next(),
            1,
            Items.end(nothingAsked()),
            LATENCY);

    assertThat(only(step.reviews()).getUnsure()).containsExactly("spam", "toxicity");
  }

  @Test
  void a_reviewer_has_the_last_word() {
    ItemCase inReview = inReview(1);

    Step step = rules.reviewed(inReview, Items.feedback("a", 1, Action.LIMIT));

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getAction()).isEqualTo("limit");
    assertThat(verdict.getDecidedBy()).isEqualTo("people");
    assertThat(verdict.getSupersedes()).isEqualTo(verdictInReview(inReview).getVerdictId());
    assertThat(label(verdict.getLabels(), "toxicity").getProbability()).isEqualTo(1);
    assertThat(label(verdict.getLabels(), "toxicity").getStage()).isEqualTo("people");
    assertThat(label(verdict.getLabels(), "toxicity").getFlagged()).isTrue();
    assertThat(label(verdict.getLabels(), "spam").getStage()).isEqualTo("specialists");
    assertThat(verdict.getEvidence()).extracting("stage").containsExactly("general", "people");
    assertThat(step.next().openRevision()).isZero();
  }

  @Test
  void feedback_is_ignored_unless_that_revision_is_in_review() {
    assertThat(rules.reviewed(ItemCase.UNKNOWN, Items.feedback("a", 1, Action.ALLOW)).ignored())
        .isTrue();
    assertThat(rules.reviewed(waiting(1), Items.feedback("a", 1, Action.ALLOW)).ignored()).isTrue();
    assertThat(rules.reviewed(inReview(1), Items.feedback("a", 2, Action.ALLOW)).ignored())
        .isTrue();
  }

  @Test
  void feedback_that_comes_twice_counts_once() {
    ItemCase settled = rules.reviewed(inReview(1), Items.feedback("a", 1, Action.ALLOW)).next();

    assertThat(rules.reviewed(settled, Items.feedback("a", 1, Action.REMOVE)).ignored()).isTrue();
  }

  @Test
  void a_delete_ends_what_waits() {
    Step step = rules.cancelled(waiting(1), 2, Outcome.DELETED);

    Verdict verdict = only(step.verdicts());
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getRevision()).isEqualTo(1);
    assertThat(verdict.getOutcome()).isEqualTo("deleted");
    assertThat(verdict.getAction()).isEqualTo("none");
    assertThat(verdict.getDecidedBy()).isEqualTo("guard");
    assertThat(verdict.getSupersedes()).isEqualTo("provisional-1");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("cancelled");
    assertThat(step.reviews()).isEmpty();
    assertThat(step.next().openRevision()).isZero();
  }

  @Test
  void a_delete_in_review_tells_the_reviewers() {
    ItemCase inReview = inReview(1);

    Step step = rules.cancelled(inReview, 1, Outcome.DELETED);

    assertThat(only(step.verdicts()).getOutcome()).isEqualTo("deleted");
    assertThat(only(step.verdicts()).getSupersedes())
        .isEqualTo(verdictInReview(inReview).getVerdictId());
    assertThat(only(step.reviews()).getStatus()).isEqualTo("cancelled");
    assertThat(only(step.reviews()).getText()).isNull();
  }

  @Test
  void a_cancellation_of_lower_revisions_leaves_a_higher_one_alone() {
    Step step = rules.cancelled(waiting(3), 2, Outcome.SUPERSEDED);

    assertThat(step.verdicts()).isEmpty();
    assertThat(step.next().openRevision()).isEqualTo(3);
  }

  @Test
  void a_request_that_its_cancellation_overtook_ends_at_once() {
    ItemCase cancelled = rules.cancelled(ItemCase.UNKNOWN, 4, Outcome.DELETED).next();

    Step step = rules.requested(cancelled, Items.request("a", 4));

    assertThat(only(step.verdicts()).getOutcome()).isEqualTo("deleted");
    assertThat(step.next().waiting()).isNull();
    assertThat(rules.requested(step.next(), Items.request("a", 5)).next().openRevision())
        .isEqualTo(5);
  }

  @Test
  void a_higher_revision_supersedes_the_one_that_waits() {
    Step step = rules.requested(waiting(1), Items.request("a", 2));

    assertThat(only(step.verdicts()).getRevision()).isEqualTo(1);
    assertThat(only(step.verdicts()).getOutcome()).isEqualTo("superseded");
    assertThat(step.next().openRevision()).isEqualTo(2);
  }

  @Test
  void a_higher_revision_supersedes_the_one_in_review() {
    Step step = rules.requested(inReview(1), Items.request("a", 2));

    assertThat(only(step.verdicts()).getOutcome()).isEqualTo("superseded");
    assertThat(only(step.reviews()).getStatus()).isEqualTo("cancelled");
    assertThat(step.next().openRevision()).isEqualTo(2);
  }

  @Test
  void a_lower_revision_never_supersedes_a_higher_one() {
    Step step = rules.requested(waiting(2), Items.request("a", 1));

    assertThat(only(step.verdicts()).getRevision()).isEqualTo(1);
    assertThat(only(step.verdicts()).getOutcome()).isEqualTo("superseded");
    assertThat(step.next().openRevision()).isEqualTo(2);
  }

  @Test
  void a_request_that_comes_twice_is_answered_once() {
    ItemCase settled = rules.answered(waiting(1), 1, Items.end(Items.answer(0.1)), LATENCY).next();

    assertThat(rules.requested(waiting(1), Items.request("a", 1)).ignored()).isTrue();
    assertThat(rules.requested(inReview(1), Items.request("a", 1)).ignored()).isTrue();
    assertThat(rules.requested(settled, Items.request("a", 1)).ignored()).isTrue();
  }

  @Test
  void a_repeat_is_known_while_the_item_is_open_even_when_its_marks_have_expired() {
    ItemCase expired = waiting(1).marked(Marks.NONE);

    assertThat(rules.requested(expired, Items.request("a", 1)).ignored()).isTrue();
    ItemCase settled = rules.answered(expired, 1, Items.end(Items.answer(0.1)), LATENCY).next();
    assertThat(rules.requested(settled, Items.request("a", 1)).ignored()).isTrue();
  }

  @Test
  void an_answer_for_a_revision_that_waits_no_more_is_ignored() {
    assertThat(rules.answered(ItemCase.UNKNOWN, 1, Items.end(Items.answer(0.1)), LATENCY).ignored())
        .isTrue();
    assertThat(rules.answered(waiting(2), 1, Items.end(Items.answer(0.1)), LATENCY).ignored())
        .isTrue();
    assertThat(rules.answered(inReview(1), 1, Items.end(Items.answer(0.1)), LATENCY).ignored())
        .isTrue();
  }

  private static CaseRules rules(Policy policy) {
    return new CaseRules(new CasePapers(() -> policy, Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private static Answered nothingAsked() {
    return new Answered(Map.of(), List.of(), 0, 0, 0, false, List.of("toxicity"));
  }

  private ItemCase waiting(long revision) {
    return rules.requested(ItemCase.UNKNOWN, Items.request("a", revision)).next();
  }

  private ItemCase inReview(long revision) {
    return rules
        .answered(waiting(revision), revision, Items.end(Items.answer(0.5)), LATENCY)
        .next();
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  private static Verdict verdictInReview(ItemCase item) {
    return Objects.requireNonNull(item.inReview());
  }

  private static LabelScore label(Map<String, LabelScore> labels, String category) {
    return Objects.requireNonNull(labels.get(category));
  }
}
