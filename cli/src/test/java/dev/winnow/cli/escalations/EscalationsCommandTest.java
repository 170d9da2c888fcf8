package dev.winnow.cli.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Against a server that answers as Flink's REST interface does. */
class EscalationsCommandTest {
  private static final String QUEUE = "general__people.escalation.";

  /** Sum and maximum over two subtasks, by name. */
  private final Map<String, long[]> metrics = new TreeMap<>();

  private int emptyAnswers;
  private HttpServer flink;

  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    flink.createContext("/jobs/", this::answer);
    flink.start();
  }

  @AfterEach
  void close() {
    flink.stop(0);
  }

  @Test
  void says_what_waits_why_and_what_was_spent() throws Exception {
    put("waiting", 40, 25);
    put("inFlight", 12, 6);
    put("inReview", 3, 2);
    put("away", 20, 15);
    put("oldestSeconds", 95, 90);
    put("reviews.unsure", 9, 5);
    put("reviews.unheard", 31, 20);
    put("provider.far.open", 1, 1);
    put("provider.far.away", 1, 1);
    put("provider.far.gone", 0, 0);
    put("provider.far.inFlight", 0, 0);
    put("provider.far.limit", 8, 4);
    put("provider.far.waitsFor_breaker", 5, 5);
    put("provider.far.waitsFor_budget", 0, 0);
    put("provider.far.calls", 70, 40);
    put("provider.far.costMicros", 900, 500);
    put("provider.far.hedges", 6, 4);
    put("provider.far.hedgesWon", 3, 2);
    put("provider.far.timed_out", 2, 1);
    put("provider.near.inFlight", 4, 2);
    put("provider.near.waitsFor_budget", 3, 2);
    put("provider.near.waitsFor_retry", 2, 1);
    put("budget.all.costMicros.day.spent", 700, 400);
    put("budget.all.costMicros.day.held", 20, 20);
    put("budget.all.costMicros.day.cap", 2000, 1000);
    emptyAnswers = 2;

    Run run = run("winnow-escalate");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("waiting").asInt()).isEqualTo(40);
    assertThat(json.path("oldestSeconds").asInt()).isEqualTo(90);
    assertThat(json.path("waitsFor").toString())
        .isEqualTo(
            "{\"turn\":8,\"answer\":4,\"breaker\":5,\"pause\":0,\"rate\":0,\"room\":0,\"budget\":3,"
                + "\"retry\":2,\"away\":20}");
    assertThat(json.path("reviews").toString()).isEqualTo("{\"unheard\":31,\"unsure\":9}");
    JsonNode far = json.path("providers").path(0);
    assertThat(far.path("name").asText()).isEqualTo("far");
    assertThat(far.path("leftAlone").asBoolean()).isTrue();
    assertThat(far.path("away").asBoolean()).isTrue();
    assertThat(far.path("gone").asBoolean()).isFalse();
    assertThat(json.path("providers").path(1).path("away").asBoolean()).isFalse();
    assertThat(far.path("calls").asInt()).isEqualTo(70);
    assertThat(far.path("hedges").asInt()).isEqualTo(6);
    assertThat(far.path("hedgesWon").asInt()).isEqualTo(3);
    assertThat(far.path("outcomes").toString()).isEqualTo("{\"timed_out\":2}");
    assertThat(json.path("budget").toString())
        .isEqualTo(
            "[{\"account\":\"all\",\"unit\":\"costMicros\",\"span\":\"day\",\"spent\":700,\"held\":20,\"cap\":1000}]");
  }

  @Test
  void a_job_that_does_not_run_is_named_with_those_that_do() {
    Run run = run("another");

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("another: not running").contains("[winnow-escalate]");
  }

  private void put(String name, long sum, long max) {
    metrics.put(QUEUE + name, new long[] {sum, max});
  }

  private Run run(String job) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(new EscalationsCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(
                "--flink", "http://127.0.0.1:" + flink.getAddress().getPort() + "/", "--job", job);
    return new Run(exit, out.toString(), err.toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String body(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    if (path.equals("/jobs/overview")) {
      return "{\"jobs\":[{\"jid\":\"old\",\"name\":\"winnow-escalate\",\"state\":\"FAILED\"},"
          + "{\"jid\":\"j1\",\"name\":\"winnow-escalate\",\"state\":\"RUNNING\"}]}";
    }
    if (path.equals("/jobs/j1")) {
      return "{\"vertices\":[{\"id\":\"v1\"}]}";
    }
    if (query == null) {
      List<String> ids = new ArrayList<>(List.of("{\"id\":\"general__people.numRecordsIn\"}"));
      if (emptyAnswers-- <= 0) {
        metrics.keySet().forEach(id -> ids.add("{\"id\":\"" + id + "\"}"));
      }
      return ids.toString();
    }
    String wanted = URLDecoder.decode(query.split("get=", 2)[1], StandardCharsets.UTF_8);
    return List.of(wanted.split(",")).stream()
        .map(id -> figures(id, Objects.requireNonNull(metrics.get(id))))
        .toList()
        .toString();
  }

  private static String figures(String id, long[] values) {
    return "{\"id\":\"%s\",\"sum\":%d.0,\"max\":%d.0}".formatted(id, values[0], values[1]);
  }
}
