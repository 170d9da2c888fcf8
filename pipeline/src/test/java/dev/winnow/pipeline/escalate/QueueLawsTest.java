package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** Whatever happens to items, providers and the job: nothing is lost, and each item ends once. */
class QueueLawsTest {
  private static final QueueSettings THREE_AT_ONCE =
      new QueueSettings(3, Duration.ofSeconds(30), Duration.ofDays(365));
  private static final long START = Items.ESCALATED_AT.toEpochMilli();
  private static final List<EscalationOutcome> OUTCOMES =
      List.of(
          Items.answer(0.9),
          Items.answer(0.5),
          new TimedOut(),
          new Unavailable("503", Fault.TRANSIENT),
          new Unavailable("garbage", Fault.ANSWER));

  private enum Kind {
    REQUEST,
    WAVE,
    DELETE,
    ANSWER,
    STANDING,
    SECONDS,
    HOURS,
    RESTART
  }

  /** What happens; the number says to whom, and how much. */
  record Event(Kind kind, int number) {}

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 39))
        .as(Event::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 15, seed = "17")
  void nothing_is_lost_and_each_item_ends_once(@ForAll("events") List<Event> events)
      throws Exception {
    History history = new History();
    try {
      for (Event event : events) {
        history.play(event);
        history.assertNobodyWaitsPastItsTime();
      }
      history.settle();
    } finally {
      history.queue.close();
    }

    assertThat(history.ends.keySet()).isEqualTo(history.requested);
    assertThat(history.ends).allSatisfy((id, ends) -> assertThat(ends).isEqualTo(1));
  }

  /** One queue, played through. */
  private static final class History {
    private final TreeSet<String> requested = new TreeSet<>();
    private final Map<String, Long> since = new HashMap<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private ScriptedEscalator escalator = new ScriptedEscalator();
    private QueueHarness queue;
    private int verdictsSeen;
    private int reviewsSeen;
    private long now = START;

    History() throws Exception {
      queue = QueueHarness.opened(THREE_AT_ONCE, part -> escalator, Items.POLICIES);
      queue.passTimeTo(now);
    }

    void play(Event event) throws Exception {
      switch (event.kind()) {
        case REQUEST -> request("item-" + event.number(), event.number());
        case WAVE -> {
          for (int i = 0; i < 2 * event.number(); i++) {
            request("wave-" + event.number() + "-" + i, 1);
          }
        }
        case DELETE -> queue.send(Items.cancel("item-" + event.number(), 1, Outcome.DELETED));
        case ANSWER -> answer(event.number());
        case STANDING ->
            escalator.standings.put(
                event.number() % 2 == 0 ? "far" : "near",
                Standing.values()[event.number() / 2 % Standing.values().length]);
        case SECONDS -> pass(Duration.ofSeconds(event.number()));
        case HOURS -> pass(Duration.ofHours(event.number() / 4));
        case RESTART -> restart();
      }
      queue.work();
      count();
    }

    /** Who is not asked about has not waited longer than it may, but for a second's look. */
    void assertNobodyWaitsPastItsTime() {
      for (String id : requested) {
        if (!ends.containsKey(id) && !escalator.open().contains(id)) {
          assertThat(now - since(id))
              .isLessThanOrEqualTo(ScriptedEscalator.LONGEST_WAIT.toMillis() + Agenda.LOOK_MILLIS);
        }
      }
    }

    /** Everybody is back and answers. */
    void settle() throws Exception {
      escalator.standings.replaceAll((provider, standing) -> Standing.UP);
      pass(Duration.ofSeconds(2));
      while (!escalator.open().isEmpty()) {
        escalator.answer(escalator.open().get(0), Items.answer(0.9));
        queue.work();
      }
      count();
    }

    private void request(String id, int number) throws Exception {
      EscalationRequest request = Items.request(id, 1);
      request.setMayLeave(number % 3 != 0);
      if (requested.add(id)) {
        since.put(id, now);
      }
      request.setRequestedAt(Instant.ofEpochMilli(since(id)));
      queue.send(request);
    }

    private long since(String id) {
      return Objects.requireNonNull(since.get(id), id);
    }

    private void answer(int number) throws Exception {
      List<String> open = escalator.open();
      if (!open.isEmpty()) {
        escalator.answer(open.get(number % open.size()), OUTCOMES.get(number % OUTCOMES.size()));
        queue.work();
      }
    }

    private void pass(Duration time) throws Exception {
      now += time.toMillis();
      queue.passTimeTo(now);
    }

    private void restart() throws Exception {
      count();
      OperatorSubtaskState state = queue.snapshot();
      queue.close();
      ScriptedEscalator next = new ScriptedEscalator();
      next.standings.putAll(escalator.standings);
      escalator = next;
      queue = QueueHarness.restored(state, THREE_AT_ONCE, part -> next, 1, 0);
      verdictsSeen = 0;
      reviewsSeen = 0;
      queue.passTimeTo(now);
    }

    /** An item ends with a final verdict, or with people. */
    private void count() {
      List<Verdict> verdicts = queue.verdicts();
      for (Verdict verdict : new ArrayList<>(verdicts.subList(verdictsSeen, verdicts.size()))) {
        if (verdict.getFinal$() && !isOfReview(verdict)) {
          ends.merge(verdict.getId(), 1, Integer::sum);
        }
      }
      verdictsSeen = verdicts.size();
      List<ReviewRequest> reviews = queue.reviews();
      for (ReviewRequest review : reviews.subList(reviewsSeen, reviews.size())) {
        if (review.getStatus().equals("open")) {
          ends.merge(review.getId(), 1, Integer::sum);
        }
      }
      reviewsSeen = reviews.size();
    }

    /** Whether it withdraws what waited for people: that ended with them before. */
    private boolean isOfReview(Verdict verdict) {
      return verdict.getOutcome().equals("deleted") && ends.containsKey(verdict.getId());
    }
  }
}
