package dev.winnow.distribution.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.distribution.whole.TestStack;
import dev.winnow.distribution.whole.WinnowCommand;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Opinion;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of the jobs is killed, twice, while a provider has answered some questions and others
 * are under way. No verdict of the time before a kill was committed, so all items are escalated
 * again.
 */
class PaidOnceIT {
  private static final int ITEMS = 60;
  private static final int ANSWERED_BEFORE = 12;
  private static final int ANSWERED_BETWEEN = 6;
  private static final long CALL_MICROS = 1_000_000;
  private static final int CALLS_PAID_FOR = 80;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<Opinion> opinions = new ArrayList<>();
  private final Map<String, Verdict> verdicts = new HashMap<>();

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void no_answer_is_paid_for_twice_and_no_more_than_the_budget_is_spent(@TempDir Path folder)
      throws Exception {
    try (PaidModel model = new PaidModel(ANSWERED_BEFORE);
        LocalStack stack =
            TestStack.start(
                folder,
                "--delivery",
                "at-least-once",
                "--checkpoint-interval",
                "1h",
                "--escalate.call-timeout",
                "5m",
                "--escalate.providers",
                providers(folder, model).toString());
        PatientCodec codec = PatientCodec.connect(stack.registrySettings());
        TopicReader written = TopicReader.open(stack.kafka(), Topics.OPINIONS, true)) {
      OnlyCheckpoint.await(folder, "escalate");
      publish(stack);
      Awaitility.await("answers that are written down")
          .atMost(LIMIT)
          .until(() -> read(written, codec) && answered().size() == ANSWERED_BEFORE);
      JsonNode seen = escalationsOnceTheyWait(stack);

      Map<Integer, Integer> first = killed(stack, model, written, codec);
      Set<Integer> answeredFirst = answered();
      Map<Integer, Integer> second;
      Set<Integer> answeredSecond;
      try (TopicReader told = TopicReader.open(stack.kafka(), Topics.VERDICTS_ESCALATED, false)) {
        model.answerMore(ANSWERED_BETWEEN);
        stack.jobs().start().get(2, TimeUnit.MINUTES);
        Awaitility.await("answers between the kills")
            .atMost(LIMIT)
            .until(
                () ->
                    read(written, codec)
                        && answered().size() == ANSWERED_BEFORE + ANSWERED_BETWEEN);

        second = killed(stack, model, written, codec);
        answeredSecond = answered();
        model.answerAll();
        stack.jobs().start().get(2, TimeUnit.MINUTES);
        Awaitility.await("a verdict on every item after the kills")
            .atMost(LIMIT)
            .until(
                () -> {
                  decoded(told, codec, Verdict.class)
                      .forEach(verdict -> verdicts.put(verdict.getId(), verdict));
                  return verdicts.size() == ITEMS;
                });
      }
      settle(written, codec);

      Map<Integer, Integer> asked = model.questions();
      assertThat(first.size()).as("some were under way").isGreaterThan(ANSWERED_BEFORE);
      assertThat(answeredFirst).hasSize(ANSWERED_BEFORE);
      assertThat(answeredFirst).allSatisfy(item -> assertThat(asked).containsEntry(item, 1));
      assertThat(answeredSecond).containsAll(answeredFirst);
      assertThat(answeredSecond)
          .as("none is asked about again")
          .allSatisfy(
              item ->
                  assertThat(asked).containsEntry(item, Objects.requireNonNull(second.get(item))));
      int questions = sum(asked);
      assertThat(questions).isLessThanOrEqualTo(CALLS_PAID_FOR);
      assertThat(questions).isGreaterThan(sum(first));
      assertThat(written("asked"))
          .as("each was written down first")
          .isGreaterThanOrEqualTo(questions);
      assertThat(answeredSecond)
          .allSatisfy(
              item -> {
                Verdict verdict = Objects.requireNonNull(verdicts.get("item-" + item));
                assertThat(verdict.getEscalation().getOutcome()).isEqualTo("answered");
                assertThat(verdict.getEscalation().getCostMicros()).isEqualTo(CALL_MICROS);
              });
      assertThat(outcomes()).containsOnlyKeys("answered", "over_budget");
      assertThat(seen.path("waitsFor").path("answer").asInt()).isPositive();
      assertThat(seen.path("budget").path(0).path("cap").asLong())
          .isEqualTo(CALLS_PAID_FOR * CALL_MICROS);
      assertThat(seen.path("budget").path(0).path("spent").asLong())
          .isGreaterThan(ANSWERED_BEFORE * CALL_MICROS);
    }
  }

  /** The money of one call is set aside twice, for the round that would repair an answer. */
  private static Path providers(Path folder, PaidModel model) throws Exception {
    return Files.writeString(
        folder.resolve("providers.yaml"),
        """
        patience: 4m
        budget: {money: {month: %d}, lastPart: {share: 0}}
        providers:
        - name: paid
          kind: openai_chat
          url: %s
          premises: own
          model: some-model
          categories: [toxicity]
          price: {call: 1}
          timeouts: {headers: 4m, answer: 4m}
        """
            .formatted(CALLS_PAID_FOR, model.url()));
  }

  private static void publish(LocalStack stack) {
    try (RecordPublisher<EscalationRequest> requests =
        RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.escalations())) {
      for (int i = 0; i < ITEMS; i++) {
        var unused =
            requests.publish(
                EscalationRequest.newBuilder()
                    .setTenant("paid-once")
                    .setId("item-" + i)
                    .setText(PaidModel.text(i))
                    .setUnsure(List.of("toxicity"))
                    .setProvisionalVerdictId("provisional-" + i)
                    .setRequestedAt(Instant.now())
                    .build());
      }
      requests.flush();
    }
  }

  /** What had been asked when the jobs were killed. */
  private Map<Integer, Integer> killed(
      LocalStack stack, PaidModel model, TopicReader written, PatientCodec codec)
      throws InterruptedException {
    stack.jobs().kill();
    settle(written, codec);
    return model.questions();
  }

  private static int sum(Map<Integer, Integer> questions) {
    return questions.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Reads until nothing more comes. */
  private void settle(TopicReader written, PatientCodec codec) {
    for (int before = -1; before < opinions.size(); ) {
      before = opinions.size();
      read(written, codec);
    }
  }

  private boolean read(TopicReader written, PatientCodec codec) {
    opinions.addAll(decoded(written, codec, Opinion.class));
    return true;
  }

  private static <T extends SpecificRecord> List<T> decoded(
      TopicReader reader, PatientCodec codec, Class<T> type) {
    List<T> records = new ArrayList<>();
    for (RawRecord raw : reader.poll(Duration.ofSeconds(1))) {
      if (codec.decode(raw.value(), type) instanceof Decoded.Record<T> read) {
        records.add(read.value());
      }
    }
    return records;
  }

  private Set<Integer> answered() {
    return opinions.stream()
        .filter(opinion -> opinion.getOutcome().equals("answered"))
        .map(opinion -> Integer.parseInt(opinion.getId().substring("item-".length())))
        .collect(Collectors.toSet());
  }

  private long written(String outcome) {
    return opinions.stream().filter(opinion -> opinion.getOutcome().equals(outcome)).count();
  }

  private Map<String, Long> outcomes() {
    return verdicts.values().stream()
        .collect(
            Collectors.groupingBy(
                verdict -> verdict.getEscalation().getOutcome(), Collectors.counting()));
  }

  /** What an operator sees while some wait; Flink shows figures that are some seconds old. */
  private static JsonNode escalationsOnceTheyWait(LocalStack stack) {
    return Awaitility.await("the figures of those that wait")
        .atMost(LIMIT)
        .until(
            () -> escalations(stack),
            seen -> seen.path("waiting").asInt() == ITEMS - ANSWERED_BEFORE);
  }

  private static JsonNode escalations(LocalStack stack) throws Exception {
    return WinnowCommand.json("escalations", "--flink", stack.settings().flinkPage());
  }
}
