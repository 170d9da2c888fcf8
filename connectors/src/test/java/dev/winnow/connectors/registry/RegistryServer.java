package dev.winnow.connectors.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry that speaks as much of the Confluent API as a test needs, and that can be taken
 * away and brought back on the same port.
 */
public final class RegistryServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> schemas = new ArrayList<>();
  private final Map<String, Integer> subjects = new ConcurrentHashMap<>();
  private final Map<String, String> levels = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int failWith;
  private int port;
  private @Nullable HttpServer server;

  /** A registry on a free port of the loopback interface. */
  public static RegistryServer start() {
    RegistryServer registry = new RegistryServer();
    registry.up();
    return registry;
  }

  /** Takes connections, on the same port as before. */
  public void up() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    server.createContext("/", this::handle);
    server.start();
  }

  /** Refuses connections. */
  public void down() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** Answers everything with a status and a body that no registry would send; 0 ends that. */
  public void failWith(int status) {
    failWith = status;
  }

  /** How often it was asked. */
  public int requests() {
    return requests.get();
  }

  /** The level set for a subject, or for all of them under the name of nothing. */
  public @Nullable String level(String subject) {
    return levels.get(subject);
  }

  /** Puts a schema of any type under the next id. */
  public synchronized int add(String type, String schema) {
    schemas.add(JSON.createObjectNode().put("schemaType", type).put("schema", schema));
    return schemas.size();
  }

  public RegistrySettings settings() {
    return new RegistrySettings("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    down();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      if (failWith != 0) {
        answer(exchange, failWith, "<html>no registry here</html>");
        return;
      }
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      switch (exchange.getRequestMethod() + " " + path[0]) {
        case "GET schemas" -> byId(exchange, Integer.parseInt(path[2]));
        case "POST subjects" -> subject(exchange, path, body);
        case "PUT config" -> setLevel(exchange, path, body);
        case "GET config" -> getLevel(exchange, path);
        default -> notFound(exchange, 404);
      }
    }
  }

  private synchronized void byId(HttpExchange exchange, int id) throws IOException {
    if (id < 1 || id > schemas.size()) {
      notFound(exchange, 40403);
    } else {
      answer(exchange, 200, schemas.get(id - 1).toString());
    }
  }

  private synchronized void subject(HttpExchange exchange, String[] path, JsonNode body)
      throws IOException {
    String subject = path[1];
    String schema = body.get("schema").asText();
    Integer known = subjects.get(subject);
    boolean same = known != null && schemas.get(known - 1).get("schema").asText().equals(schema);
    if (path.length == 2 && !same) {
      notFound(exchange, 40403);
      return;
    }
    int id = same && known != null ? known : idOf(schema);
    subjects.put(subject, id);
    answer(
        exchange,
        200,
        JSON.createObjectNode()
            .put("subject", subject)
            .put("version", 1)
            .put("id", id)
            .put("schema", schema)
            .toString());
  }

  /** The same schema has the same id under every subject. */
  private int idOf(String schema) {
    for (int id = 1; id <= schemas.size(); id++) {
      if (schemas.get(id - 1).get("schema").asText().equals(schema)) {
        return id;
      }
    }
    return add("AVRO", schema);
  }

  private void setLevel(HttpExchange exchange, String[] path, JsonNode body) throws IOException {
    levels.put(path.length > 1 ? path[1] : "", body.get("compatibility").asText());
    answer(exchange, 200, body.toString());
  }

  private void getLevel(HttpExchange exchange, String[] path) throws IOException {
    String level = levels.get(path.length > 1 ? path[1] : "");
    if (level == null) {
      notFound(exchange, 40408);
    } else {
      answer(exchange, 200, JSON.createObjectNode().put("compatibilityLevel", level).toString());
    }
  }

  private static void notFound(HttpExchange exchange, int code) throws IOException {
    answer(
        exchange,
        404,
        JSON.createObjectNode().put("error_code", code).put("message", "not found").toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
