package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Answers.Answer;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Edits in any order, deletes, and replays that platforms must not act on. */
@ExtendWith(SharedStack.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RevisionsIT {
  private static final String TEXT = "The library opens at nine on weekdays.";

  /** Long enough for a verdict too many to become visible. */
  private static final Duration A_FEW_CHECKPOINTS = Duration.ofSeconds(4);

  private Publisher publisher;
  private Answers answers;

  @BeforeEach
  void connect(LocalStack stack) {
    publisher = new Publisher(stack);
    answers = Answers.of(stack);
  }

  @AfterEach
  void disconnect() {
    publisher.close();
    answers.close();
  }

  @Test
  void a_lower_revision_that_comes_late_is_superseded() throws Exception {
    publisher.publish(Publisher.item("edited", TEXT).setRevision(3).build());
    assertThat(answers.finalVerdict("edited", 3).getOutcome()).isEqualTo("decided");

    publisher.publish(Publisher.item("edited", TEXT).setRevision(2).build());
    Verdict late = answers.finalVerdict("edited", 2);

    assertThat(late.getOutcome()).isEqualTo("superseded");
    assertThat(late.getAction()).isEqualTo("none");
    assertThat(late.getDecidedBy()).isEqualTo("guard");
    assertThat(late.getEvidence()).as("models that ran").isEmpty();
  }

  @Test
  void the_same_revision_again_is_decided_once() throws Exception {
    publisher.publish(Publisher.item("repeated", TEXT).build());
    publisher.publish(Publisher.item("repeated", TEXT).build());
    answers.finalVerdict("repeated", 1);

    answers.readFor(A_FEW_CHECKPOINTS);

    assertThat(answers.verdicts("repeated", 1)).hasSize(1);
  }

  @Test
  void a_delete_withdraws_what_waits_for_people(LocalStack stack) throws Exception {
    Policies policies = new Policies(stack);
    long version = policies.set(nobodyIsSure());
    try {
      answers.readFor(Duration.ofSeconds(2));
      publisher.publish(Publisher.item("withdrawn", TEXT).build());
      answers.review("withdrawn", 1);

      publisher.publish(
          Publisher.item("withdrawn", "").setText(null).setOperation("delete").build());
      Verdict verdict = answers.finalVerdict("withdrawn", 1);
      answers.await("a cancelled review", () -> cancelled("withdrawn"));

      assertThat(verdict.getOutcome()).isEqualTo("deleted");
      assertThat(verdict.getAction()).isEqualTo("none");
      assertThat(verdict.getSupersedes()).isNotNull();
    } finally {
      policies.rollback(version - 1);
      answers.readFor(Duration.ofSeconds(2));
    }
  }

  @Test
  void a_delete_that_comes_first_leaves_nothing_to_decide() throws Exception {
    publisher.publish(
        Publisher.item("gone", "").setText(null).setOperation("delete").setRevision(2).build());
    publisher.publish(Publisher.item("gone", TEXT).setRevision(1).build());

    assertThat(answers.finalVerdict("gone", 2).getOutcome()).isEqualTo("deleted");
    assertThat(answers.finalVerdict("gone", 1).getAction()).isEqualTo("none");
  }

  @Test
  void a_backfill_is_not_seen_in_the_live_topics() throws Exception {
    publisher.publish(Publisher.item("replayed", TEXT).build());
    answers.finalVerdict("replayed", 1);

    publisher.publish(
        Publisher.item("replayed", TEXT).setMode("backfill").setRun("replay-1").build());
    Answer<Verdict> replayed =
        answers.await("the replay's verdict", () -> verdictOf("replayed", "backfill"));
    answers.readFor(A_FEW_CHECKPOINTS);

    assertThat(replayed.topic()).isEqualTo(Topics.VERDICTS + ".backfill");
    assertThat(replayed.record().getRun()).isEqualTo("replay-1");
    assertThat(answers.verdicts("replayed", 1))
        .filteredOn(answer -> answer.topic().equals(Topics.VERDICTS))
        .hasSize(1);
  }

  private Optional<Answer<Verdict>> verdictOf(String id, String mode) {
    return answers.verdicts(id, 1).stream()
        .filter(answer -> answer.record().getMode().equals(mode))
        .findFirst();
  }

  private Optional<ReviewRequest> cancelled(String id) {
    return answers.reviews(id, 1).stream()
        .filter(review -> review.getStatus().equals("cancelled"))
        .findFirst();
  }

  private static String[] nobodyIsSure() {
    return new String[] {
      "toxicity.specialists.allow=0",
      "toxicity.specialists.act=1",
      "toxicity.general.allow=0",
      "toxicity.general.act=1"
    };
  }
}
