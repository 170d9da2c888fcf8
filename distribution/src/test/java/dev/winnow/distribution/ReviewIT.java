package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of items that no machine is sure of, through both jobs: people decide, unless the
 * item is withdrawn before. While this runs the policy leaves every item in doubt.
 */
@ExtendWith(SharedStack.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewIT {
  private static final Duration UNTIL_THE_POLICY_IS_READ = Duration.ofSeconds(5);

  private Publisher items;
  private RecordPublisher<Feedback> feedback;
  private Answers answers;
  private Policies policies;
  private long version;

  @BeforeAll
  void nobody_is_sure(LocalStack stack) throws Exception {
    items = new Publisher(stack);
    feedback =
        RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.feedback());
    answers = Answers.of(stack);
    awaitWork();
    policies = new Policies(stack);
    version =
        policies.set(
            "toxicity.specialists.allow=0",
            "toxicity.specialists.act=1",
            "toxicity.general.allow=0",
            "toxicity.general.act=1");
    answers.readFor(UNTIL_THE_POLICY_IS_READ);
  }

  @AfterAll
  void as_it_was() {
    policies.rollback(version - 1);
    answers.readFor(UNTIL_THE_POLICY_IS_READ);
    answers.close();
    feedback.close();
    items.close();
  }

  @Test
  void a_reviewer_has_the_last_word() throws Exception {
    items.publish(Publisher.item("judged", "is this fine or not").build());
    ReviewRequest review = answers.review("judged", 1);

    feedback.publish(judgement("judged", 1, "remove")).get(30, TimeUnit.SECONDS);
    Verdict verdict = answers.finalVerdict("judged", 1);

    assertThat(review.getText()).isEqualTo("is this fine or not");
    assertThat(review.getReason()).isEqualTo("unsure");
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getDecidedBy()).isEqualTo("people");
    assertThat(verdict.getSupersedes()).isEqualTo(review.getProvisionalVerdictId());
    assertThat(verdict.getEvidence())
        .extracting("stage")
        .containsExactly("screen", "specialists", "general", "people");
    assertThat(answers.verdicts("judged", 1))
        .extracting(answer -> answer.record().getAction())
        .containsExactlyInAnyOrder("allow", "review", "remove");
  }

  @Test
  void an_edit_replaces_what_waits_for_people() throws Exception {
    items.publish(Publisher.item("reconsidered", "second thoughts").setRevision(2).build());
    answers.review("reconsidered", 2);

    items.publish(Publisher.item("reconsidered", "third thoughts").setRevision(3).build());
    ReviewRequest third = answers.review("reconsidered", 3);

    assertThat(answers.finalVerdict("reconsidered", 2).getOutcome()).isEqualTo("superseded");
    assertThat(cancelled("reconsidered", 2).getStatus()).isEqualTo("cancelled");
    assertThat(third.getText()).isEqualTo("third thoughts");
  }

  @Test
  void a_replay_is_seen_on_topics_of_its_own_only() throws Exception {
    items.publish(
        Publisher.item("judged-again", "an old text").setMode("backfill").setRun("r1").build());
    answers.review("judged-again", 1);
    Feedback judgement = judgement("judged-again", 1, "allow");
    judgement.setMode("backfill");
    judgement.setRun("r1");
    feedback.publish(judgement).get(30, TimeUnit.SECONDS);
    answers.finalVerdict("judged-again", 1);

    assertThat(answers.verdicts("judged-again", 1))
        .hasSize(3)
        .allSatisfy(answer -> assertThat(answer.topic()).endsWith(".backfill"));
  }

  @Test
  void what_the_escalate_job_cannot_read_is_a_dead_letter_and_it_goes_on(LocalStack stack)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            stack.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(Topics.ESCALATIONS, garbage)).get(30, TimeUnit.SECONDS);
    }
    feedback.publish(judgement("undecided", 1, "review")).get(30, TimeUnit.SECONDS);

    assertThat(deadLetter(Topics.ESCALATIONS).getReason()).isEqualTo("not_avro");
    assertThat(deadLetter(Topics.FEEDBACK).getReason()).isEqualTo("invalid_action");
    items.publish(Publisher.item("after-garbage", "life goes on").build());
    assertThat(answers.review("after-garbage", 1).getStatus()).isEqualTo("open");
  }

  /** Returns when the jobs decide, which they do only once a policy is in force. */
  private void awaitWork() throws Exception {
    String id = "before-" + System.nanoTime();
    items.publish(Publisher.item(id, "the sun is out").build());
    answers.await("a verdict on " + id, () -> answers.verdicts(id, 1).stream().findFirst());
  }

  private ReviewRequest cancelled(String id, long revision) {
    return answers.await(
        "a cancelled review request for " + id,
        () ->
            answers.reviews(id, revision).stream()
                .filter(review -> review.getStatus().equals("cancelled"))
                .findFirst());
  }

  private DeadLetter deadLetter(String topic) {
    return answers.await(
        "a dead letter of " + topic,
        () ->
            answers.deadLetters().stream()
                .filter(letter -> letter.getTopic().equals(topic))
                .filter(letter -> letter.getJob().equals("escalate"))
                .findFirst());
  }

  private static Feedback judgement(String id, long revision, String action) {
    return Feedback.newBuilder()
        .setFeedbackId(id + "-" + revision)
        .setTenant("whole")
        .setId(id)
        .setRevision(revision)
        .setAction(action)
        .setLabels(Map.of("toxicity", !action.equals("allow")))
        .build();
  }
}
