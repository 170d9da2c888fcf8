package dev.winnow.distribution.exactlyonce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat model on the loopback interface that counts the questions about each text. It answers so
 * many and then keeps all others waiting, until it is told to go on.
 */
final class PaidModel implements AutoCloseable {
  private static final Pattern TEXT = Pattern.compile("parcel (\\d+) is at the door");
  private static final byte[] ANSWER =
      ("{\"model\":\"paid-1\",\"choices\":[{\"message\":{\"content\":\"{\\\"toxicity\\\":9}\"}}],"
              + "\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":5}}")
          .getBytes(StandardCharsets.UTF_8);

  private final Map<Integer, Integer> questions = new ConcurrentHashMap<>();
  private final AtomicInteger answersLeft;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  PaidModel(int answers) throws IOException {
    answersLeft = new AtomicInteger(answers);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  static String text(int number) {
    return "parcel " + number + " is at the door";
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  void goOn() {
    goOn.countDown();
  }

  /** How often it was asked, by the number of the text. */
  Map<Integer, Integer> questions() {
    return Map.copyOf(questions);
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher text = TEXT.matcher(body);
    if (!text.find()) {
      throw new IOException("a question about no text of this test");
    }
    questions.merge(Integer.parseInt(text.group(1)), 1, Integer::sum);
    if (answersLeft.getAndDecrement() <= 0) {
      awaitGoOn();
    }
    exchange.sendResponseHeaders(200, ANSWER.length);
    exchange.getResponseBody().write(ANSWER);
    exchange.close();
  }

  private void awaitGoOn() throws IOException {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IOException("closed", e);
    }
  }
}
