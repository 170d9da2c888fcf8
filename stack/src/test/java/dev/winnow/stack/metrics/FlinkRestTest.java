package dev.winnow.stack.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as Flink's REST interface does. */
class FlinkRestTest {
  private final Deque<String> restarts = new ArrayDeque<>();
  private HttpServer server;
  private FlinkRest flink;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(
        "/jobs/overview",
        new ArrayDeque<>(
            List.of("{\"jobs\":[{\"jid\":\"j1\",\"name\":\"moderate\",\"state\":\"RUNNING\"}]}")));
    serve("/jobs/j1/metrics", restarts);
    server.start();
    flink = new FlinkRest(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void tells_how_often_a_job_was_started_anew() throws Exception {
    restarts.add("[{\"id\":\"numRestarts\",\"value\":\"3\"}]");

    assertThat(flink.restarts("moderate")).isEqualTo(3);
  }

  @Test
  void asks_again_while_flink_has_gathered_nothing() throws Exception {
    restarts.add("[]");
    restarts.add("[{\"id\":\"numRestarts\"}]");
    restarts.add("[{\"id\":\"numRestarts\",\"value\":\"0\"}]");

    assertThat(flink.restarts("moderate")).isZero();
  }

  @Test
  void a_job_that_does_not_run_is_named() {
    assertThatThrownBy(() -> flink.restarts("escalate"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("escalate: not running")
        .hasMessageContaining("[moderate]");
  }

  /** One answer after the other; the last one stays. */
  private void serve(String path, Deque<String> answers) {
    server.createContext(
        path,
        exchange -> {
          String answer = answers.size() > 1 ? answers.pop() : answers.element();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
