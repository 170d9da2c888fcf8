package dev.winnow.benchmarks.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A chat model on the loopback interface that rates everything 0 after a fixed time, at no cost in
 * processor time, or is in trouble as it is told to be. It speaks OpenAI's protocol and answers to
 * the schema that it is held to.
 *
 * <p>Two threads read questions and one answers them; whoever waits for an answer takes none. At
 * most {@value #MOST_HELD} questions are held at a time, further ones get a 503. {@link #behaves}
 * and {@link #close} are for one thread.
 */
public final class LoopbackProvider implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/chat/completions";
  private static final int MOST_HELD = 256;
  private static final int READERS = 2;

  private final Duration latency;
  private final ThreadPoolExecutor readers;
  private final ScheduledExecutorService answers = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();

  /** Those that are never answered; the oldest is given up for a new one. */
  private final Queue<HttpExchange> hanging = new ArrayBlockingQueue<>(MOST_HELD);

  private final InetSocketAddress address;
  private volatile Behaviour behaviour = Behaviour.ANSWERS;
  private @Nullable HttpServer server;

  /** While connections are refused: bound to the port, so that nobody takes it, and deaf. */
  private @Nullable Socket deaf;

  /**
   * Answers from now on, at a port of its own.
   *
   * @param latency from a question to its answer
   */
  public LoopbackProvider(Duration latency) throws IOException {
    this.latency = latency;
    this.readers =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_HELD),
            new ThreadPoolExecutor.CallerRunsPolicy());
    HttpServer first = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.server = first;
    this.address = first.getAddress();
  }

  /** The base address, as a providers' file wants it. */
  public String url() {
    return "http://127.0.0.1:" + address.getPort() + "/v1";
  }

  /** What it does from now on. Questions that hang already stay so. */
  public void behaves(Behaviour now) {
    behaviour = now;
    questions.set(0);
    try {
      if (now == Behaviour.REFUSES) {
        goDeaf();
      } else {
        hearAgain();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(url() + ": the port is lost", e);
    }
  }

  /** Questions that have reached it since it was told how to behave. */
  public int questions() {
    return questions.get();
  }

  @Override
  public void close() throws IOException {
    stop();
    if (deaf != null) {
      deaf.close();
    }
    readers.shutdownNow();
    answers.shutdownNow();
  }

  private void goDeaf() throws IOException {
    if (deaf == null) {
      stop();
      Socket bound = new Socket();
      bound.setReuseAddress(true);
      bound.bind(address);
      deaf = bound;
    }
  }

  private void hearAgain() throws IOException {
    if (deaf != null) {
      deaf.close();
      deaf = null;
      server = listen(address);
    }
  }

  private HttpServer listen(InetSocketAddress at) throws IOException {
    HttpServer listening = HttpServer.create(at, MOST_HELD);
    listening.setExecutor(readers);
    listening.createContext(PATH, this::take);
    listening.start();
    return listening;
  }

  /** With it go all connections, also those that hang. */
  private void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
      hanging.clear();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] question = exchange.getRequestBody().readAllBytes();
    questions.incrementAndGet();
    switch (behaviour) {
      case ANSWERS -> later(exchange, answer(JSON.readTree(question)));
      case GARBAGE -> later(exchange, chat("{\"weather\":7}"));
      case HANGS -> hang(exchange);
      case TOO_MANY_REQUESTS -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, 429, "{\"error\":{\"type\":\"rate_limit_exceeded\"}}");
      }
      case REFUSES -> exchange.close(); // came in before the port was closed
    }
  }

  private void later(HttpExchange exchange, String body) throws IOException {
    if (held.incrementAndGet() > MOST_HELD) {
      held.decrementAndGet();
      send(exchange, 503, "{}");
      return;
    }
    try {
      var unused =
          answers.schedule(
              () -> {
                held.decrementAndGet();
                send(exchange, 200, body);
                return body;
              },
              latency.toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      held.decrementAndGet(); // closed in between
    }
  }

  private void hang(HttpExchange exchange) {
    while (!hanging.offer(exchange)) {
      HttpExchange oldest = hanging.poll();
      if (oldest != null) {
        oldest.close();
      }
    }
  }

  /** Rates each category that the schema wants. */
  private static String answer(JsonNode question) {
    ObjectNode ratings = JsonNodeFactory.instance.objectNode();
    question
        .at("/response_format/json_schema/schema/required")
        .forEach(category -> ratings.put(category.asText(), 0));
    return chat(ratings.toString());
  }

  private static String chat(String content) {
    ObjectNode chat = JsonNodeFactory.instance.objectNode().put("model", "loopback-1");
    chat.putArray("choices").addObject().putObject("message").put("content", content);
    chat.putObject("usage").put("prompt_tokens", 400).put("completion_tokens", 20);
    return chat.toString();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
