package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of events, each requested revision ends once. */
class CaseRulesLawsTest {
  private final CaseRules rules =
      new CaseRules(
          new CasePapers(
              () -> Items.POLICY,
              Clock.fixed(Instant.parse("2026-01-01T00:01:00Z"), ZoneOffset.UTC)));

  private enum Kind {
    REQUEST,
    DELETE,
    SUPERSEDE,
    SURE,
    UNSURE,
    TIMEOUT,
    FEEDBACK
  }

  record Event(Kind kind, long revision) {}

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(Arbitraries.of(Kind.values()), Arbitraries.longs().between(1, 4))
        .as(Event::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(seed = "17")
  void each_revision_gets_one_final_verdict_once_all_is_answered(
      @ForAll("events") List<Event> events) {
    History history = new History();
    events.forEach(history::play);
    assertThat(history.finals).allSatisfy((revision, count) -> assertThat(count).isEqualTo(1));

    for (long revision = 1; revision <= 4; revision++) {
      history.play(new Event(Kind.UNSURE, revision));
      history.play(new Event(Kind.FEEDBACK, revision));
    }
    assertThat(history.finals.keySet()).isEqualTo(history.requested);
    assertThat(history.finals.values()).allMatch(count -> count == 1);
  }

  @Property(seed = "17")
  void each_open_review_is_closed_by_feedback_or_cancelled(@ForAll("events") List<Event> events) {
    History history = new History();
    events.forEach(history::play);

    assertThat(history.openReviews).hasSize(history.item.inReview() == null ? 0 : 1);
  }

  @Property(seed = "17")
  void the_highest_revision_is_never_superseded_by_a_request(@ForAll("events") List<Event> events) {
    History history = new History();
    events.stream().filter(e -> e.kind() == Kind.REQUEST).forEach(history::play);

    if (!history.requested.isEmpty()) {
      assertThat(history.item.openRevision()).isEqualTo(history.requested.last());
    }
  }

  /** One item, played through. */
  private final class History {
    private final TreeSet<Long> requested = new TreeSet<>();
    private final Map<Long, Integer> finals = new HashMap<>();
    private final Set<Long> openReviews = new TreeSet<>();
    private ItemCase item = ItemCase.UNKNOWN;

    void play(Event event) {
      Step step = step(event);
      item = step.next();
      step.verdicts().stream()
          .filter(Verdict::getFinal$)
          .forEach(verdict -> finals.merge(verdict.getRevision(), 1, Integer::sum));
      if (event.kind() == Kind.FEEDBACK && !step.ignored()) {
        openReviews.remove(event.revision());
      }
      step.reviews()
          .forEach(
              review -> {
                if (review.getStatus().equals("open")) {
                  assertThat(openReviews.add(review.getRevision())).isTrue();
                } else {
                  assertThat(openReviews.remove(review.getRevision())).isTrue();
                }
              });
    }

    private Step step(Event event) {
      long revision = event.revision();
      return switch (event.kind()) {
        case REQUEST -> {
          requested.add(revision);
          yield rules.requested(item, Items.request("a", revision));
        }
        case DELETE -> rules.cancelled(item, revision, Outcome.DELETED);
        case SUPERSEDE -> rules.cancelled(item, revision, Outcome.SUPERSEDED);
        case SURE -> answered(revision, Items.answer(0.9));
        case UNSURE -> answered(revision, Items.answer(0.5));
        case TIMEOUT -> answered(revision, new TimedOut());
        case FEEDBACK -> rules.reviewed(item, Items.feedback("a", revision, Action.LIMIT));
      };
    }

    private Step answered(long revision, EscalationOutcome outcome) {
      return rules.answered(item, revision, Items.end(outcome), Duration.ofMillis(1));
    }
  }
}
