package dev.winnow.connectors.escalation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.ScriptedServer;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.ledger.Ledger;
import dev.winnow.connectors.escalation.ledger.MemoryJournal;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.schemas.Opinion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** From a providers' file to two requests over HTTP, in the ledger and on the budget. */
class HedgedProviderTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String ANSWER =
      """
      {"model": "m-1", "choices": [{"message": {"content": "{\\"toxicity\\": 9}"},
        "finish_reason": "stop"}], "usage": {"prompt_tokens": 50, "completion_tokens": 5}}
      """;
  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void a_server_that_hangs_once_is_asked_twice_in_the_same_words_and_both_are_on_record()
      throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.hangs().answers(200, ANSWER);
      ProvidersSettings settings = settings(server);
      try (Escalator escalator = open(settings)) {
        Escalated end =
            escalator
                .ask(Requests.of("some text"), Set.of(), LONG)
                .get(LONG.toSeconds(), TimeUnit.SECONDS);

        assertThat(end.outcome()).isInstanceOf(Answered.class);
        assertThat(end.calls()).isEqualTo(2);
        assertThat(end.usage()).isEqualTo(new Usage(50, 5, 60));
        assertThat(server.abandoned.await(20, TimeUnit.SECONDS)).as("the first given up").isTrue();
        assertThat(server.requests).hasSize(2);
        assertThat(server.requests.get(1).body()).isEqualTo(server.requests.get(0).body());
        Awaitility.await("the records").atMost(LONG).until(() -> journal.records.size() == 4);
        assertThat(journal.outcomes())
            .containsExactlyInAnyOrder("asked", "asked", "answered", "cancelled");
        assertThat(journal.records)
            .extracting(Opinion::getAttempt)
            .containsExactlyInAnyOrder(1, 2, 2, 1);
        long reserved = journal.records.get(0).getReservedCostMicros();
        assertThat(reserved).isGreaterThan(60);
        assertThat(escalator.spending().get(0).spent()).isEqualTo(60 + reserved);
        assertThat(escalator.spending().get(0).held()).isZero();
        assertThat(escalator.lanes().get(0).hedges()).isEqualTo(1);
      }
      try (Escalator restarted = open(settings)) {
        Escalated found =
            restarted
                .ask(Requests.of("some text"), Set.of(), LONG)
                .get(LONG.toSeconds(), TimeUnit.SECONDS);

        assertThat(found.outcome()).isInstanceOf(Answered.class);
        assertThat(server.requests).as("an answered question is not put again").hasSize(2);
      }
    }
  }

  private Escalator open(ProvidersSettings settings) throws InterruptedException {
    return new Providers(
            () -> {
              throw new AssertionError("no local model in the file");
            },
            () -> Redaction::none,
            variable -> null,
            (budget, oldest, part) -> {
              Ledger ledger =
                  new Ledger(
                      journal,
                      new Budget(budget, part.count(), Clock.systemUTC()),
                      Clock.systemUTC());
              journal.records.forEach(record -> ledger.replay(record, part.owns()));
              return ledger;
            })
        .open(settings, Part.WHOLE);
  }

  private static ProvidersSettings settings(ScriptedServer server) {
    return ProvidersYaml.parse(
        """
        budget: {money: {month: 1000}}
        providers:
        - name: house
          kind: openai_chat
          url: %s
          premises: own
          model: m
          categories: [toxicity]
          price: {input: 1, output: 2}
          hedge: {after: 100ms, share: 1}
        """
            .formatted(server.url("http", "/v1")),
        Path.of("providers.yaml"));
  }
}
