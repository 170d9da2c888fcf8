package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Opinion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the operator's file to an answer, with a provider outside before the local one. */
class ConfiguredEscalatorTest {
  private static final String MODELS =
      Path.of(System.getProperty("winnow.root", ""), "models").toString();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final WrittenOpinions written = new WrittenOpinions();
  private final Socket nobody = new Socket();
  private volatile int status = 200;
  private HttpServer server;
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void open() throws Exception {
    nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer =
              "{\"choices\":[{\"message\":{\"content\":\"{\\\"toxicity\\\":9}\"}}],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":5}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    nobody.close();
    server.stop(0);
  }

  @Test
  void what_may_leave_is_asked_about_outside_with_personal_data_masked() throws Exception {
    EscalationRequest request = request(true, "Write to jane.doe@example.org, you fool.");

    Escalated end = ask(request);

    assertThat(end.provider()).isEqualTo("far");
    assertThat(end.outcome()).isInstanceOf(Answered.class);
    assertThat(end.usage().costMicros()).isEqualTo(50 + 2 * 5);
    assertThat(bodies).singleElement().asString().contains("you fool").doesNotContain("jane.doe");
  }

  @Test
  void what_leaves_is_written_down_without_its_words() throws Exception {
    var unused = ask(request(true, "Write to jane.doe@example.org, you fool."));

    assertThat(written.records)
        .extracting(Opinion::getOutcome)
        .containsExactly("asked", "answered");
    Opinion asked = written.records.get(0);
    assertThat(asked.getPremises()).isEqualTo("outside");
    assertThat(asked.getHost()).isEqualTo("127.0.0.1");
    assertThat(asked.getAskedModel()).isEqualTo("some-model");
    assertThat(asked.getMasked()).isEqualTo(Map.of("email", 1));
    assertThat(asked.getReservedCostMicros()).isGreaterThan(written.records.get(1).getCostMicros());
    assertThat(written.records.toString()).doesNotContain("fool").doesNotContain("jane");
  }

  @Test
  void what_was_answered_before_the_escalator_was_opened_is_not_asked_again() throws Exception {
    EscalationRequest request = request(true, "Write to jane.doe@example.org, you fool.");
    Escalated first = ask(request);

    Escalated second = ask(request);

    assertThat(second).isEqualTo(first);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void what_may_not_leave_is_asked_about_at_home() throws Exception {
    Escalated end = ask(request(false, "some text"));

    assertThat(end.provider()).isEqualTo("home");
    assertThat(bodies).isEmpty();
    assertThat(written.records).isEmpty();
  }

  @Test
  void where_the_first_is_down_the_second_answers() throws Exception {
    Escalated end = ask(route(0.9), request(true, "some text"));

    assertThat(end.provider()).isEqualTo("far");
    assertThat(end.outcome()).isInstanceOf(Answered.class);
    assertThat(end.calls()).isEqualTo(2 + 1);
    assertThat(bodies).hasSize(1);
    assertThat(written.records)
        .extracting(Opinion::getProvider)
        .containsExactly("gone", "gone", "gone", "gone", "far", "far");
  }

  @Test
  void where_one_is_down_one_fails_and_the_local_one_breaks_nobody_has_answered() throws Exception {
    status = 503;

    Escalated end = ask(route(Double.NaN), request(true, "some text"));

    assertThat(end.provider()).isEqualTo("home");
    assertThat(end.outcome())
        .isInstanceOfSatisfying(
            Unavailable.class,
            nobody -> {
              assertThat(nobody.why()).isEqualTo("ClassificationException");
              assertThat(nobody.fault()).isEqualTo(Fault.TRANSIENT);
            });
    assertThat(end.calls()).isEqualTo(2 + 2 + 2);
    assertThat(end.usage()).isEqualTo(Usage.NONE);
    assertThat(bodies).hasSize(2);
    assertThat(written.records)
        .filteredOn(record -> !record.getOutcome().equals("asked"))
        .extracting(Opinion::getProvider, Opinion::getOutcome)
        .containsExactly(
            tuple("gone", "unavailable"),
            tuple("gone", "unavailable"),
            tuple("far", "unavailable"),
            tuple("far", "unavailable"));
  }

  @Test
  void a_key_that_is_not_in_the_environment_is_named() throws Exception {
    assertThatThrownBy(() -> escalator("    key: A_KEY_THAT_NOBODY_SETS").open(Part.WHOLE))
        .hasMessage("A_KEY_THAT_NOBODY_SETS: not set (expected: the key of provider far)");
  }

  private Escalated ask(EscalationRequest request) throws Exception {
    return ask(escalator(""), request);
  }

  private static Escalated ask(ConfiguredEscalator configured, EscalationRequest request)
      throws Exception {
    try (Escalator escalator = configured.open(new Part(2, record -> true))) {
      return escalator.ask(request, Set.of(), Duration.ofSeconds(20)).get(20, TimeUnit.SECONDS);
    }
  }

  private ConfiguredEscalator escalator(String more) throws Exception {
    Path file = folder.resolve("providers.yaml");
    Files.writeString(
        file,
        """
        providers:
        -   name: far
            kind: openai_chat
            url: http://127.0.0.1:%d/v1
            model: some-model
            categories: [toxicity]
            price: {input: 1, output: 2}
        %s
        -   {name: home, kind: local}
        """
            .formatted(server.getAddress().getPort(), more));
    return new ConfiguredEscalator(
        ProvidersYaml.read(file),
        () -> new LocalProvider(new FixedClassifier(0.9), 10),
        MODELS,
        (budget, oldest, part) -> written.ledger(budget, part));
  }

  /** One at whose port nobody listens, one that does as the test says, and the local one. */
  private ConfiguredEscalator route(double toxicityAtHome) throws Exception {
    Path file = folder.resolve("route.yaml");
    Files.writeString(
        file,
        """
        providers:
        - {name: gone, kind: openai_chat, url: "http://127.0.0.1:%d/v1", model: some-model,
           categories: [toxicity], limits: {attempts: 2, backoff: 1ms}}
        - {name: far, kind: openai_chat, url: "http://127.0.0.1:%d/v1", model: some-model,
           categories: [toxicity], limits: {attempts: 2, backoff: 1ms}}
        - {name: home, kind: local, limits: {attempts: 2, backoff: 1ms}}
        """
            .formatted(nobody.getLocalPort(), server.getAddress().getPort()));
    return new ConfiguredEscalator(
        ProvidersYaml.read(file),
        () -> new LocalProvider(new FixedClassifier(toxicityAtHome), 10),
        MODELS,
        (budget, oldest, part) -> written.ledger(budget, part));
  }

  private static EscalationRequest request(boolean mayLeave, String text) {
    EscalationRequest request = Items.request("a", 1);
    request.setMayLeave(mayLeave);
    request.setText(text);
    request.setRequestedAt(Instant.now());
    return request;
  }
}
