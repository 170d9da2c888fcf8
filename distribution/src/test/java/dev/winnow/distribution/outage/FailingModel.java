package dev.winnow.distribution.outage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat model on the loopback interface that answers, or fails as it is told to. */
final class FailingModel implements AutoCloseable {
  private static final String ANSWER =
      "{\"model\":\"model-1\",\"choices\":[{\"message\":{\"content\":\"{\\\"toxicity\\\":0}\"}}],"
          + "\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":5}}";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger failed = new AtomicInteger();
  private final HttpServer server;
  private volatile Mode mode = Mode.ANSWERS;

  /** What it does with questions. */
  enum Mode {
    ANSWERS,
    DOWN,
    TOO_BUSY,
    GARBAGE,
    HANGS
  }

  FailingModel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  void does(Mode now) {
    mode = now;
    failed.set(0);
  }

  /** Questions that were not answered since it was told what to do. */
  int failed() {
    return failed.get();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Mode now = mode;
    failed.addAndGet(now == Mode.ANSWERS ? 0 : 1);
    switch (now) {
      case ANSWERS -> send(exchange, 200, ANSWER);
      case DOWN -> send(exchange, 503, "{}");
      case TOO_BUSY -> send(exchange, 429, "{}");
      case GARBAGE -> send(exchange, 200, ANSWER.replace("toxicity", "weather"));
      case HANGS -> hang(exchange);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void hang(HttpExchange exchange) throws IOException {
    try {
      if (closed.await(1, TimeUnit.MINUTES)) {
        exchange.close();
      }
    } catch (InterruptedException e) {
      throw new IOException("closed", e);
    }
  }
}
