package dev.winnow.connectors.escalation.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectTimeoutTest {
  private static final int MOST_WAITING = 64;

  private final List<Socket> waiting = new ArrayList<>();

  @AfterEach
  void hang_up() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
  }

  /** Of a server that takes no more connections, as one behind a firewall that drops packets. */
  @Test
  void a_question_that_found_no_connection_in_time_took_nothing() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full);
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      Patience patience =
          new Patience(Duration.ofMillis(300), Duration.ofSeconds(10), Duration.ofSeconds(10));
      try (JsonClient client =
          new JsonClient(
              "test", new Endpoint(url, Map.of(), patience, 1000, true), Clock.systemUTC())) {
        HttpReply reply =
            client.post(JsonNodeFactory.instance.objectNode()).get(20, TimeUnit.SECONDS);

        assertThat(reply)
            .isEqualTo(
                new HttpReply.Failed(
                    new Unavailable(
                        "HttpConnectTimeoutException", Fault.TRANSIENT, Usage.NONE, null)));
      }
    }
  }

  /** Until the next one is not let in, however long its queue is in truth. */
  private void fill(ServerSocket server) throws IOException {
    for (int i = 0; i < MOST_WAITING; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new AssertionError("a queue of 1 took " + MOST_WAITING);
  }
}
