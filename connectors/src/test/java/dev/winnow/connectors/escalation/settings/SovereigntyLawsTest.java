package dev.winnow.connectors.escalation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.ScriptedServer;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.ledger.Ledger;
import dev.winnow.connectors.escalation.ledger.MemoryJournal;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.schemas.EscalationRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever stands in the providers' file, over HTTP. */
class SovereigntyLawsTest {
  private static final String STAYS = "This one stays in the house.";
  private static final String MAY_LEAVE = "This one may go anywhere.";
  private static final String CHAT =
      """
      {"model": "m", "stop_reason": "end_turn", "done": true,
       "content": [{"type": "text", "text": "{\\"toxicity\\": 9}"}],
       "message": {"content": "{\\"toxicity\\": 9}"},
       "choices": [{"message": {"content": "{\\"toxicity\\": 9}"}}],
       "usage": {"prompt_tokens": 50, "completion_tokens": 5}}
      """;

  /** What a server does with each request. */
  enum Manner {
    ANSWERS,
    FAILS,
    TALKS_NONSENSE,
    KNOWS_NO_KEY,
    REFUSES_THE_ITEM,
    RESETS;

    void of(ScriptedServer server) {
      switch (this) {
        case ANSWERS -> server.answers(200, CHAT);
        case FAILS -> server.answers(503, "");
        case TALKS_NONSENSE -> server.answers(200, "{\"a\": 1}");
        case KNOWS_NO_KEY -> server.answers(401, "");
        case REFUSES_THE_ITEM -> server.answers(422, "");
        case RESETS -> server.resets();
      }
    }
  }

  /** A provider of the file, and what its server does. */
  record Row(String kind, String premises, String categories, String more, Manner manner) {
    boolean isOutside() {
      return !premises.equals("own");
    }

    boolean isLocal() {
      return kind.equals("local");
    }

    String yaml(int number, ScriptedServer server) {
      if (isLocal()) {
        return "- {name: p" + number + ", kind: local}\n";
      }
      boolean isChat = !kind.endsWith("moderation");
      return "- {name: p%d, kind: %s, url: \"%s\"%s%s%s, limits: {attempts: 2, backoff: 1ms}}\n"
          .formatted(
              number,
              kind,
              server.url("http", "/v1"),
              premises.isEmpty() ? "" : ", premises: " + premises,
              isChat ? ", model: m, hint: true, categories: " + categories : "",
              more);
    }
  }

  @Property(tries = 60, seed = "17")
  void what_may_not_leave_reaches_no_server_outside_whatever_the_file_says(
      @ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows,
      @ForAll("heads") String head,
      @ForAll @Size(min = 1, max = 3) List<Boolean> mayLeave)
      throws Exception {
    List<ScriptedServer> servers = new ArrayList<>();
    try {
      StringBuilder file = new StringBuilder("patience: 2s\n" + head + "providers:\n");
      for (Row row : rows) {
        ScriptedServer server = new ScriptedServer();
        servers.add(server);
        row.manner().of(server);
        file.append(row.yaml(servers.size(), server));
      }
      try (Escalator escalator = open(file.toString())) {
        for (boolean may : mayLeave) {
          var unused = ask(escalator, may);
        }
      }
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).isOutside()) {
          assertThat(servers.get(i).requests)
              .extracting(ScriptedServer.Request::body)
              .noneMatch(body -> body.contains(STAYS));
        }
      }
    } finally {
      for (ScriptedServer server : servers) {
        server.close();
      }
    }
  }

  @Test
  void the_same_file_asks_outside_about_what_may_leave_and_at_home_about_what_may_not()
      throws Exception {
    try (ScriptedServer outside = new ScriptedServer();
        ScriptedServer own = new ScriptedServer()) {
      String file =
          "providers:\n"
              + new Row("openai_chat", "", "[toxicity]", "", Manner.ANSWERS).yaml(1, outside)
              + new Row("ollama", "own", "[toxicity]", "", Manner.ANSWERS).yaml(2, own);
      Manner.ANSWERS.of(outside);
      Manner.ANSWERS.of(own);
      try (Escalator escalator = open(file)) {
        assertThat(ask(escalator, true).provider()).isEqualTo("p1");
        assertThat(ask(escalator, false).provider()).isEqualTo("p2");
      }

      assertThat(outside.requests).hasSize(1);
      assertThat(outside.requests.get(0).body()).contains(MAY_LEAVE);
      assertThat(own.requests).hasSize(1);
      assertThat(own.requests.get(0).body()).contains(STAYS);
    }
  }

  @Provide
  Arbitrary<Row> rows() {
    return Combinators.combine(
            Arbitraries.of(
                "openai_chat",
                "ollama",
                "anthropic",
                "openai_moderation",
                "mistral_moderation",
                "local"),
            Arbitraries.of("own", "outside", ""),
            Arbitraries.of("[toxicity]", "[toxicity, hate]", "[spam]"),
            Arbitraries.of(
                "",
                ", hedge: {after: 1ms, share: 1}",
                ", price: {input: 1, output: 2, call: 0.01}",
                ", hedge: {after: 1ms, share: 1}, price: {call: 0.01}"),
            Arbitraries.of(Manner.class))
        .as(SovereigntyLawsTest::row);
  }

  @Provide
  Arbitrary<String> heads() {
    return Combinators.combine(
            Arbitraries.of("", "whenAway: wait\n", "whenAway: people\n"),
            Arbitraries.of(
                "",
                "budget: {money: {day: 0}}\n",
                "budget: {money: {day: 0.02}}\n",
                "budget: {tokens: {day: 1000000}, tenants: {other: {money: {day: 0}}}}\n"))
        .as(String::concat);
  }

  private static Row row(
      String kind, String premises, String categories, String more, Manner manner) {
    return new Row(kind, kind.equals("local") ? "own" : premises, categories, more, manner);
  }

  private static Escalated ask(Escalator escalator, boolean mayLeave) throws Exception {
    EscalationRequest request = Requests.of(mayLeave ? MAY_LEAVE : STAYS);
    request.setId(mayLeave ? "leaves" : "stays");
    request.setMayLeave(mayLeave);
    var unused = escalator.prospect(request, Set.of());
    return escalator.ask(request, Set.of(), Duration.ofSeconds(10)).get(20, TimeUnit.SECONDS);
  }

  private static Escalator open(String file) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    return new Providers(
            LocalModel::new,
            () -> Redaction::none,
            variable -> null,
            (budget, oldest, part) ->
                new Ledger(new MemoryJournal(), new Budget(budget, part.count(), clock), clock))
        .open(ProvidersYaml.parse(file, Path.of("providers.yaml")), Part.WHOLE);
  }

  private static final class LocalModel implements EscalationProvider {
    @Override
    public String name() {
      return "local";
    }

    @Override
    public CompletableFuture<EscalationOutcome> ask(
        EscalationRequest request, Set<String> passedOver) {
      return CompletableFuture.completedFuture(
          new Answered(
              Map.of("toxicity", new ProviderScore(0.9, 0.9)),
              List.of(),
              1,
              0,
              0,
              false,
              List.of()));
    }

    @Override
    public void close() {}
  }
}
