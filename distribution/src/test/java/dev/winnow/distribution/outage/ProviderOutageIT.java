package dev.winnow.distribution.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.distribution.outage.FailingModel.Mode;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.TestStack;
import dev.winnow.distribution.whole.WinnowCommand;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider is down, too busy, answers nonsense and hangs, one after the other, while items come.
 * How fast the stream is meanwhile is nothing that a test could say.
 */
class ProviderOutageIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ITEMS = 8;
  private static final int QUESTIONS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** So long after a provider is back nobody may wait for it any more. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final List<String> asked = new ArrayList<>();

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void the_stream_goes_on_and_all_who_waited_are_asked_about_once_the_provider_is_back(
      @TempDir Path folder) throws Exception {
    try (FailingModel model = new FailingModel();
        LocalStack stack =
            TestStack.start(folder, "--escalate.providers", providers(folder, model).toString());
        Publisher items = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      ask(stack, Mode.ANSWERS);
      awaitAll(answers, asked);
      for (Mode mode : List.of(Mode.GARBAGE, Mode.HANGS, Mode.TOO_BUSY, Mode.DOWN)) {
        model.does(mode);
        ask(stack, mode);
        awaitQuestions(model, mode);
        streamGoesOn(items, answers, mode);
      }
      JsonNode seen = escalationsOnceTheyWait(stack);
      assertThat(seen.at("/providers/0/away").asBoolean()).isTrue();
      assertThat(seen.at("/providers/0/gone").asBoolean()).isFalse();
      assertThat(seen.at("/providers/0/calls").asInt())
          .as("questions, also about items that wait again")
          .isGreaterThanOrEqualTo(ITEMS + QUESTIONS);

      model.does(Mode.ANSWERS);
      Instant back = Instant.now();
      awaitAll(answers, asked);
      assertThat(Duration.between(back, Instant.now())).isLessThan(RECOVERY);

      assertThat(outcomes(answers, Mode.ANSWERS)).containsExactly("answered");
      assertThat(outcomes(answers, Mode.DOWN)).containsExactly("answered");
      assertThat(outcomes(answers, Mode.TOO_BUSY)).containsExactly("answered");
      assertThat(outcomes(answers, Mode.HANGS)).isSubsetOf("answered", "timed_out");
      assertThat(outcomes(answers, Mode.GARBAGE)).isSubsetOf("answered", "unavailable");
      assertThat(restarts(stack)).containsOnly(0);
    }
  }

  private static Path providers(Path folder, FailingModel model) throws IOException {
    return Files.writeString(
        folder.resolve("providers.yaml"),
        """
        patience: 8s
        providers:
        - name: failing
          kind: openai_chat
          url: %s
          premises: own
          model: some-model
          categories: [toxicity]
          timeouts: {headers: 1s, answer: 2s}
          breaker: {window: 6, least: 3, pause: 1s, longestPause: 4s}
        """
            .formatted(model.url()));
  }

  private void ask(LocalStack stack, Mode mode) {
    try (RecordPublisher<EscalationRequest> requests =
        RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.escalations())) {
      for (int i = 0; i < ITEMS; i++) {
        String id = id(mode, i);
        asked.add(id);
        var unused =
            requests.publish(
                EscalationRequest.newBuilder()
                    .setTenant("whole")
                    .setId(id)
                    .setText("parcel " + i + " is at the door")
                    .setUnsure(List.of("toxicity"))
                    .setProvisionalVerdictId("provisional-" + id)
                    .setRequestedAt(Instant.now())
                    .build());
      }
      requests.flush();
    }
  }

  private static String id(Mode mode, int number) {
    return "asked-" + mode + "-" + number;
  }

  private static void awaitQuestions(FailingModel model, Mode mode) {
    Awaitility.await("questions that fail: " + mode)
        .atMost(LIMIT)
        .until(() -> model.failed() >= QUESTIONS);
  }

  /** Items that no second opinion is needed on are decided as ever. */
  private static void streamGoesOn(Publisher items, Answers answers, Mode mode) throws Exception {
    String id = "during-" + mode;
    items.publish(Publisher.item(id, "the sun is out").build());
    answers.await(id, () -> answers.verdicts(id, 1).stream().findFirst());
  }

  private static void awaitAll(Answers answers, List<String> ids) {
    answers.await(
        "an answer on each of " + ids.size(),
        () ->
            ids.stream().allMatch(id -> verdict(answers, id).isPresent())
                ? Optional.of(1)
                : Optional.empty());
  }

  private static Optional<Verdict> verdict(Answers answers, String id) {
    return answers.verdicts(id, 1).stream().map(Answers.Answer::record).findFirst();
  }

  private static Set<String> outcomes(Answers answers, Mode mode) {
    Set<String> outcomes = new HashSet<>();
    for (int i = 0; i < ITEMS; i++) {
      outcomes.add(verdict(answers, id(mode, i)).orElseThrow().getEscalation().getOutcome());
    }
    return outcomes;
  }

  /** Flink shows figures that are some seconds old. */
  private static JsonNode escalationsOnceTheyWait(LocalStack stack) {
    return Awaitility.await("the figures of those that wait")
        .atMost(LIMIT)
        .until(() -> escalations(stack), seen -> seen.at("/waitsFor/away").asInt() >= ITEMS);
  }

  private static JsonNode escalations(LocalStack stack) throws Exception {
    return WinnowCommand.json("escalations", "--flink", stack.settings().flinkPage());
  }

  /** Of each job. */
  private static List<Integer> restarts(LocalStack stack) throws Exception {
    List<Integer> restarts = new ArrayList<>();
    for (JsonNode job : flink(stack, "/jobs").get("jobs")) {
      JsonNode found = flink(stack, "/jobs/" + job.get("id").asText() + "/metrics?get=numRestarts");
      restarts.add(found.get(0).get("value").asInt());
    }
    return restarts;
  }

  private static JsonNode flink(LocalStack stack, String path) throws Exception {
    URI page = URI.create(stack.settings().flinkPage());
    HttpRequest request = HttpRequest.newBuilder(page.resolve(path)).build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
