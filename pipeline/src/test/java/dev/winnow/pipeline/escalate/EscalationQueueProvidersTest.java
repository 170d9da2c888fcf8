package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The queue with providers as a file names them: one that does all that a provider can do wrong,
 * before the local one, and one that costs money.
 */
class EscalationQueueProvidersTest {
  private static final String MODELS =
      Path.of(System.getProperty("winnow.root", ""), "models").toString();
  private static final int ITEMS = 120;
  private final AtomicInteger questions = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final WrittenOpinions written = new WrittenOpinions();
  private HttpServer server;
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::misbehave);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void every_item_ends_once_whatever_the_provider_does() throws Exception {
    QueueSettings settings = new QueueSettings(8, Duration.ofSeconds(60), Duration.ofDays(7));
    try (QueueHarness queue =
        QueueHarness.opened(
            settings,
            new ConfiguredEscalator(
                ProvidersYaml.read(file()),
                () -> new LocalProvider(new FixedClassifier(0.9), 100),
                MODELS,
                (budget, oldest, part) -> written.ledger(budget, part)),
            Items.POLICIES)) {
      for (int i = 0; i < ITEMS; i++) {
        EscalationRequest request = Items.request("item-" + i, 1);
        request.setRequestedAt(Instant.now());
        queue.send(request);
      }

      awaitVerdicts(queue, ITEMS);

      assertThat(queue.verdicts()).extracting(Verdict::getId).doesNotHaveDuplicates();
      assertThat(queue.finals().size() + queue.reviews().size()).isEqualTo(ITEMS);
      assertThat(written.records.stream().filter(o -> o.getOutcome().equals("asked")))
          .hasSize(questions.get());
      assertThat(written.records).hasSize(2 * questions.get());
      Map<String, Integer> byProvider = new HashMap<>();
      queue
          .verdicts()
          .forEach(
              verdict -> byProvider.merge(verdict.getEscalation().getProvider(), 1, Integer::sum));
      assertThat(byProvider).containsOnlyKeys("bad", "home");
      assertThat(queue.reviews())
          .extracting(ReviewRequest::getReason)
          .allMatch(reason -> reason.equals("declined"));
    }
  }

  @Test
  void the_last_part_of_the_budget_is_for_items_that_are_worth_it() throws Exception {
    QueueSettings settings = new QueueSettings(1, Duration.ofSeconds(60), Duration.ofDays(7));
    server.removeContext("/v1/chat/completions");
    server.createContext("/v1/chat/completions", EscalationQueueProvidersTest::judge);
    try (QueueHarness queue =
        QueueHarness.opened(
            settings,
            new ConfiguredEscalator(
                ProvidersYaml.read(paidFor(10)),
                () -> new LocalProvider(new FixedClassifier(0.9), 100),
                MODELS,
                (budget, oldest, part) -> written.ledger(budget, part)),
            Items.POLICIES)) {
      for (int i = 0; i < 12; i++) {
        queue.send(inDoubt("hardly-" + i, 0.21));
      }
      awaitVerdicts(queue, 12);
      for (int i = 0; i < 3; i++) {
        queue.send(inDoubt("very-" + i, 0.55));
      }
      awaitVerdicts(queue, 15);

      Map<String, Integer> outcomes = new HashMap<>();
      for (Verdict verdict : queue.verdicts()) {
        String kind = verdict.getId().replaceAll("-.*", "");
        outcomes.merge(kind + " " + verdict.getEscalation().getOutcome(), 1, Integer::sum);
      }
      assertThat(outcomes)
          .containsOnlyKeys("hardly answered", "hardly over_budget", "very answered")
          .containsEntry("very answered", 3);
      assertThat(outcomes.get("hardly answered")).isLessThanOrEqualTo(5);
    }
  }

  private static EscalationRequest inDoubt(String id, double probability) {
    EscalationRequest request = Items.request(id, 1);
    request.setLabels(Map.of("toxicity", Items.label(probability, false, false)));
    request.setRequestedAt(Instant.now());
    return request;
  }

  private static void awaitVerdicts(QueueHarness queue, int count) {
    Awaitility.await("verdicts")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              queue.work();
              return queue.verdicts().size() == count;
            });
  }

  private static void judge(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer(exchange, 200, "{\"choices\":[{\"message\":{\"content\":\"{\\\"toxicity\\\":9}\"}}]}");
  }

  /** Answers, fails in all kinds of ways, refuses the item, is overloaded, and so on again. */
  private void misbehave(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    switch (questions.getAndIncrement() % 6) {
      case 0, 1 ->
          answer(
              exchange,
              200,
              "{\"choices\":[{\"message\":{\"content\":\"{\\\"toxicity\\\":9}\"}}]}");
      case 2 -> answer(exchange, 503, "busy");
      case 3 -> answer(exchange, 200, "<html>");
      case 4 -> answer(exchange, 400, "{\"error\":{\"code\":\"too_long\"}}");
      default -> {
        exchange.getResponseHeaders().add("Retry-After", "0.01");
        answer(exchange, 429, "slower");
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Half of it is kept for what is worth a half or more. */
  private Path paidFor(int calls) throws IOException {
    return Files.writeString(
        folder.resolve("paid.yaml"),
        """
        budget: {money: {month: %d}, lastPart: {share: 0.5, worth: 0.5}}
        providers:
        - name: paid
          kind: openai_chat
          url: http://127.0.0.1:%d/v1
          premises: own
          model: some-model
          categories: [toxicity]
          price: {call: 1}
        """
            .formatted(calls, server.getAddress().getPort()));
  }

  private Path file() throws IOException {
    Path file = folder.resolve("providers.yaml");
    Files.writeString(
        file,
        """
        patience: 50s
        providers:
        - name: bad
          kind: openai_chat
          url: http://127.0.0.1:%d/v1
          premises: own
          model: some-model
          categories: [toxicity]
          limits: {backoff: 1ms, longestBackoff: 1ms}
          breaker: {pause: 20ms, longestPause: 50ms}
        - {name: home, kind: local}
        """
            .formatted(server.getAddress().getPort()));
    return file;
  }
}
