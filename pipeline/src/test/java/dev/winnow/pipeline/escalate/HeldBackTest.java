package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Items on which a machine was sure and may not act: people decide, and each item ends once. */
final class HeldBackTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

  private final CaseRules rules =
      new CaseRules(new CasePapers(() -> Items.POLICY, Clock.fixed(NOW, ZoneOffset.UTC)));

  @Test
  void a_held_item_goes_to_people_without_another_word_or_model() {
    Step step = rules.requested(ItemCase.UNKNOWN, held("over_quota"));

    assertThat(step.next().waiting()).isNull();
    assertThat(step.verdicts()).isEmpty();
    assertThat(step.reviews())
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.getReason()).isEqualTo("over_quota");
              assertThat(review.getUnsure()).containsExactly("toxicity");
              assertThat(review.getText()).isNotEmpty();
              assertThat(review.getProvisionalVerdictId()).isEqualTo("provisional-1");
            });
  }

  @Test
  void people_end_it_and_the_verdict_still_says_why_they_were_asked() {
    ItemCase item = rules.requested(ItemCase.UNKNOWN, held("braked")).next();

    Step step = rules.reviewed(item, Items.feedback("a", 1, Action.ALLOW));

    assertThat(step.verdicts())
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.getFinal$()).isTrue();
              assertThat(verdict.getDecidedBy()).isEqualTo("people");
              assertThat(verdict.getSupersedes()).isEqualTo("provisional-1");
              assertThat(verdict.getEscalation().getReason()).isEqualTo("braked");
            });
  }

  @Test
  void an_answer_of_the_general_model_that_is_held_comes_back_with_what_it_took() {
    Step answered =
        rules.answered(
            rules.requested(ItemCase.UNKNOWN, Items.request("a", 1)).next(),
            1,
            Items.end(Items.answer(0.95)),
            Duration.ofMillis(1));
    assertThat(answered.asked()).isEqualTo(Items.request("a", 1));
    EscalationRequest back = back(answered);

    Step step = rules.requested(answered.next(), back);
    Verdict last =
        rules.reviewed(step.next(), Items.feedback("a", 1, Action.REMOVE)).verdicts().get(0);

    assertThat(step.reviews()).extracting(ReviewRequest::getReason).containsExactly("over_quota");
    assertThat(last.getEscalation().getInputTokens()).isEqualTo(12);
    assertThat(last.getEscalation().getReason()).isEqualTo("over_quota");
    assertThat(rules.requested(step.next(), back).ignored()).isTrue();
  }

  @Test
  void one_that_is_withdrawn_on_its_way_back_ends_as_withdrawn() {
    Step answered =
        rules.answered(
            rules.requested(ItemCase.UNKNOWN, Items.request("a", 1)).next(),
            1,
            Items.end(Items.answer(0.95)),
            Duration.ofMillis(1));
    ItemCase deleted = rules.cancelled(answered.next(), 1, Outcome.DELETED).next();

    Step step = rules.requested(deleted, back(answered));

    assertThat(step.verdicts()).extracting(Verdict::getOutcome).containsExactly("deleted");
    assertThat(step.reviews()).isEmpty();
  }

  private enum Event {
    REQUEST,
    ANSWER_HELD,
    ANSWER_UNSURE,
    COMES_BACK,
    DELETE,
    NEXT_REVISION,
    FEEDBACK
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Arbitraries.of(Event.values()).list().ofMaxSize(20);
  }

  @Property(seed = "17")
  void the_first_revision_ends_exactly_once_whatever_happens(@ForAll("events") List<Event> events) {
    Play play = new Play();
    play.on(Event.REQUEST);
    events.forEach(play::on);
    for (Event last :
        List.of(Event.ANSWER_UNSURE, Event.COMES_BACK, Event.FEEDBACK, Event.FEEDBACK)) {
      play.on(last);
    }
    assertThat(play.finals).isOne();
  }

  /** The first revision of one item, with a restraint that holds each sure answer. */
  private final class Play {
    private ItemCase item = ItemCase.UNKNOWN;
    private @Nullable EscalationRequest onItsWay;
    private int finals;

    void on(Event event) {
      switch (event) {
        case REQUEST -> take(rules.requested(item, Items.request("a", 1)));
        case ANSWER_HELD -> answer(0.95);
        case ANSWER_UNSURE -> answer(0.5);
        case COMES_BACK -> {
          EscalationRequest back = onItsWay;
          onItsWay = null;
          if (back != null) {
            take(rules.requested(item, back));
          }
        }
        case DELETE -> take(rules.cancelled(item, 1, Outcome.DELETED));
        case NEXT_REVISION -> take(rules.requested(item, Items.request("a", 2)));
        case FEEDBACK -> take(rules.reviewed(item, Items.feedback("a", 1, Action.LIMIT)));
      }
    }

    private void answer(double toxicity) {
      Step step = rules.answered(item, 1, Items.end(Items.answer(toxicity)), Duration.ZERO);
      if (step.asked() != null && step.verdicts().get(0).getFinal$()) {
        item = step.next();
        onItsWay = back(step);
      } else {
        take(step);
      }
    }

    private void take(Step step) {
      item = step.next();
      finals +=
          (int)
              step.verdicts().stream()
                  .filter(verdict -> verdict.getFinal$() && verdict.getRevision() == 1)
                  .count();
    }
  }

  private static EscalationRequest held(String reason) {
    EscalationRequest request = Items.request("a", 1);
    request.setReason(reason);
    return request;
  }

  /** What the restraint makes of a final verdict of the general model. */
  private static EscalationRequest back(Step answered) {
    Verdict verdict = answered.verdicts().get(0);
    EscalationRequest back = held("over_quota");
    back.setAsked(verdict.getEscalation());
    back.getAsked().setReason("over_quota");
    back.setProvisionalVerdictId("review-1");
    return back;
  }
}
