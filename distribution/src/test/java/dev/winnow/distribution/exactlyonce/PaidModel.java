package dev.winnow.distribution.exactlyonce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat model on the loopback interface that counts the questions about each text. It answers so
 * many and then keeps all others waiting, until it is told to answer more.
 */
final class PaidModel implements AutoCloseable {
  private static final Pattern TEXT = Pattern.compile("parcel (\\d+) is at the door");
  private static final int ALL = 1_000_000;
  private static final byte[] ANSWER =
      ("{\"model\":\"paid-1\",\"choices\":[{\"message\":{\"content\":\"{\\\"toxicity\\\":9}\"}}],"
              + "\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":5}}")
          .getBytes(StandardCharsets.UTF_8);

  private final Map<Integer, Integer> questions = new ConcurrentHashMap<>();
  private volatile Semaphore answers;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  PaidModel(int answers) throws IOException {
    this.answers = new Semaphore(answers);
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

  /** So many of the questions that are put from now on; nobody waits for those before. */
  void answerMore(int more) {
    Semaphore before = answers;
    answers = new Semaphore(more);
    before.release(ALL);
  }

  void answerAll() {
    answerMore(ALL);
  }

  /** How often it was asked, by the number of the text. */
  Map<Integer, Integer> questions() {
    return Map.copyOf(questions);
  }

  @Override
  public void close() {
    answerAll();
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
    awaitTurn();
    exchange.sendResponseHeaders(200, ANSWER.length);
    exchange.getResponseBody().write(ANSWER);
    exchange.close();
  }

  private void awaitTurn() throws IOException {
    try {
      answers.acquire();
    } catch (InterruptedException e) {
      throw new IOException("closed", e);
    }
  }
}
