package dev.winnow.connectors.escalation.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.http.HttpReply.Failed;
import dev.winnow.connectors.escalation.http.HttpReply.Received;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to one endpoint and reads JSON back. Follows no redirect: what is sent goes where the
 * configuration says, and nowhere else.
 *
 * <p>Thread-safe, never blocks. Futures complete on a thread of the client, or of the JDK's timer
 * where time ran out; cancelling one gives up its connection. At most as many posts are under way
 * as its callers have open, so they bound it.
 */
public final class JsonClient implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int THREADS = 2;

  private final Endpoint endpoint;
  private final Clock clock;
  private final ExecutorService threads;
  private final HttpClient client;
  private final Set<CompletableFuture<HttpReply>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param name of the provider, for its threads
   * @param clock tells what a date in {@code Retry-After} means
   */
  public JsonClient(String name, Endpoint endpoint, Clock clock) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(THREADS, task -> thread(name, task));
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(endpoint.patience().connect())
            .executor(threads);
    this.client =
        (endpoint.direct() ? builder.proxy(HttpClient.Builder.NO_PROXY) : builder).build();
  }

  /** Where documents are posted to. */
  public String host() {
    return endpoint.url().getHost();
  }

  /** Posts a document. The future completes with a reply, never exceptionally. */
  public CompletableFuture<HttpReply> post(JsonNode body) {
    CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    underWay.add(reply);
    if (closed) {
      underWay.remove(reply);
      reply.complete(closedReply());
      return reply;
    }
    CompletableFuture<HttpResponse<byte[]>> exchange = send(request(body));
    var read = exchange.whenComplete((answer, failure) -> reply.complete(read(answer, failure)));
    // Timed out or cancelled: the connection is given up.
    var ended =
        reply.whenComplete(
            (done, failure) -> {
              underWay.remove(reply);
              exchange.cancel(true);
            });
    return reply.completeOnTimeout(
        new Failed(new TimedOut()), endpoint.patience().answer().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends what is under way as unavailable. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(underWay).forEach(reply -> reply.complete(closedReply()));
    threads.shutdown();
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    try {
      return client.sendAsync(request, head -> new BoundedBody(endpoint.maxAnswerBytes()));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e); // closed in between
    }
  }

  private HttpRequest request(JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(endpoint.patience().headers())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
    endpoint.headers().forEach(request::header);
    return request.build();
  }

  private HttpReply read(@Nullable HttpResponse<byte[]> answer, @Nullable Throwable failure) {
    if (answer == null) {
      return failed(failure);
    }
    JsonNode body = json(answer.body());
    int status = answer.statusCode();
    if (status < 200 || status > 299) {
      return new Failed(Refusals.of(status, body, RetryAfter.of(answer.headers(), clock)));
    }
    return body == null
        ? new Failed(new Unavailable("not JSON", Fault.ANSWER))
        : new Received(body);
  }

  /** Only its kind is told of a failure: messages may hold more than a log should. */
  private static HttpReply failed(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause != null && isBeforeSending(cause)) {
      return new Failed(
          new Unavailable(cause.getClass().getSimpleName(), Fault.TRANSIENT, Usage.NONE, null));
    }
    if (cause instanceof HttpTimeoutException) {
      return new Failed(new TimedOut());
    }
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof AnswerTooLongException) {
        return new Failed(new Unavailable("answer " + t.getMessage(), Fault.ANSWER));
      }
    }
    return new Failed(
        new Unavailable(cause == null ? "no answer" : cause.getClass().getSimpleName()));
  }

  private static boolean isBeforeSending(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLHandshakeException;
  }

  private static @Nullable JsonNode json(byte[] bytes) {
    try {
      JsonNode node = READER.readTree(bytes);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JacksonException e) {
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }

  private static HttpReply closedReply() {
    return new Failed(new Unavailable("closed"));
  }

  private static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, "escalation-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
