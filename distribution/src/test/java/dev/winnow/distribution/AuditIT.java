package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.cli.audit.AuditCommand;
import dev.winnow.cli.thresholds.ThresholdsCommand;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Operator;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.TestStack;
import dev.winnow.distribution.whole.WinnowCommand;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.stack.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What machines are sure of is checked, and the answers become an estimate. */
class AuditIT {
  private static final int ITEMS = 4;
  private static final Duration UNTIL_THE_POLICY_IS_READ = Duration.ofSeconds(3);

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void people_check_what_was_drawn_and_the_verdicts_stand(@TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("audit.key"), "a secret of this test alone");
    try (LocalStack stack =
            TestStack.start(folder.resolve("stack"), "--moderate.audit-key", key.toString());
        Publisher items = new Publisher(stack);
        RecordPublisher<Feedback> feedback =
            RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.feedback());
        Answers answers = Answers.of(stack)) {
      items.publish(Publisher.item("warm-up", "The library opens at nine.").build());
      answers.await("a verdict", () -> answers.verdicts("warm-up", 1).stream().findFirst());
      new Policies(stack)
          .set(
              "audit.allowed=1",
              "audit.acted=1",
              "audit.near=1",
              "audit.people=1",
              "audit.perDay=100",
              "audit.peoplePerDay=100");
      answers.readFor(UNTIL_THE_POLICY_IS_READ);
      for (int i = 0; i < ITEMS; i++) {
        items.publish(
            Publisher.item("audited-" + i, "The library opens at nine, hall " + i).build());
      }
      for (int i = 0; i < ITEMS; i++) {
        ReviewRequest review = answers.review("audited-" + i, 1);
        assertThat(review.getKind()).isEqualTo("audit");
        assertThat(review.getLabels()).isEmpty();
        feedback.publish(answer("audited-" + i, i == 0)).get(30, TimeUnit.SECONDS);
      }
      JsonNode report =
          answers.await(
              "an estimate", () -> Optional.of(report(stack)).filter(AuditIT::isComplete));

      assertThat(report.get("missed").get("errors").intValue()).isOne();
      thresholds_are_sought_by_the_very_answers(stack);
      assertThat(report.get("missed").get("error").doubleValue()).isEqualTo(1.0 / ITEMS);
      for (int i = 0; i < ITEMS; i++) {
        assertThat(answers.verdicts("audited-" + i, 1))
            .singleElement()
            .satisfies(verdict -> assertThat(verdict.record().getAction()).isEqualTo("allow"));
      }
    }
  }

  /** Four are too few, and it says so; what it read of the topics are these four. */
  private static void thresholds_are_sought_by_the_very_answers(LocalStack stack)
      throws IOException {
    JsonNode found =
        new ObjectMapper()
            .readTree(
                Operator.run(
                    1,
                    stack,
                    new ThresholdsCommand(),
                    "--answers=topic",
                    List.of(
                        "--limit=toxicity=0.05/0.05",
                        "--models=" + WinnowCommand.models(),
                        "--since=1h")));
    assertThat(found.get("certified").booleanValue()).isFalse();
    assertThat(found.at("/needed/0/rows").asText()).isEqualTo("answers");
    int drawn = 0;
    int answered = 0;
    for (JsonNode stratum : found.at("/answers/strata")) {
      drawn += stratum.get("drawn").intValue();
      answered += stratum.get("answered").intValue();
    }
    assertThat(drawn).as(found.toString()).isEqualTo(ITEMS);
    assertThat(answered).isEqualTo(ITEMS);
    assertThat(found.at("/answers/otherScores").intValue()).isZero();
    assertThat(found.at("/answers/withoutContent").intValue()).isZero();
  }

  private static boolean isComplete(JsonNode report) {
    return report.get("answered").intValue() == ITEMS
        && report.get("general").get("answered").intValue() > 0;
  }

  private static JsonNode report(LocalStack stack) {
    try {
      return new ObjectMapper()
          .readTree(Operator.run(stack, new AuditCommand(), "--confidence=0.9", List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Feedback answer(String id, boolean violates) {
    return Feedback.newBuilder()
        .setFeedbackId("f-" + id)
        .setTenant("whole")
        .setId(id)
        .setKind("audit")
        .setAction(violates ? "limit" : "allow")
        .setGivenAt(Instant.now())
        .build();
  }
}
