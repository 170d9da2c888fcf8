package dev.winnow.connectors.escalation.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.connectors.escalation.ScriptedServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the JVM is set to send everything through a proxy. */
class ProxyTest {
  private final ProxySelector before = ProxySelector.getDefault();
  private ScriptedServer proxy;
  private ScriptedServer provider;

  @BeforeEach
  void start() throws IOException {
    proxy = new ScriptedServer();
    proxy.answers(200, "{}");
    provider = new ScriptedServer();
    provider.answers(200, "{}");
    ProxySelector.setDefault(new Always(proxy.url("http", "").getPort()));
  }

  @AfterEach
  void stop() throws Exception {
    ProxySelector.setDefault(before);
    proxy.close();
    provider.close();
  }

  @Test
  void nothing_lies_between_where_the_way_is_direct() throws Exception {
    post(true);

    assertThat(provider.requests).hasSize(1);
    assertThat(proxy.requests).isEmpty();
  }

  @Test
  void the_proxy_is_used_elsewhere() throws Exception {
    post(false);

    assertThat(proxy.requests).hasSize(1);
    assertThat(provider.requests).isEmpty();
  }

  private void post(boolean direct) throws Exception {
    Endpoint endpoint =
        new Endpoint(provider.url("http", "/ask"), Map.of(), Patience.DEFAULT, 1000, direct);
    try (JsonClient client = new JsonClient("test", endpoint, Clock.systemUTC())) {
      assertThat(client.post(JsonNodeFactory.instance.objectNode()).get(20, TimeUnit.SECONDS))
          .isInstanceOf(HttpReply.Received.class);
    }
  }

  private static final class Always extends ProxySelector {
    private final Proxy proxy;

    Always(int port) {
      proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port));
    }

    @Override
    public List<Proxy> select(URI url) {
      return List.of(proxy);
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException failure) {}
  }
}
