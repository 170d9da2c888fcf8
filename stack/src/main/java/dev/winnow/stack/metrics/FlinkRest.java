package dev.winnow.stack.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Reads metrics of running jobs through Flink's REST interface. */
public final class FlinkRest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_LOOKS = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Metrics asked for at once, so that an address stays short. */
  private static final int AT_ONCE = 50;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;

  public FlinkRest(URI address) {
    this.address = address.toString().replaceAll("/+$", "");
  }

  /**
   * The metrics of a running job that stand under a group of an operator. Flink gathers metrics
   * when it is asked and answers with what it had before, so the first answer may hold none.
   *
   * @throws IOException where Flink does not answer, runs no such job, or has no such metrics
   */
  public JobMetrics metrics(String job, String group) throws IOException, InterruptedException {
    String path = "/jobs/" + running(job);
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      JobMetrics metrics = gathered(path, group);
      if (!metrics.sums().isEmpty()) {
        return metrics;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException(job + ": no figures under " + group + " (expected: some)");
  }

  /**
   * How often a running job has been started anew by Flink.
   *
   * @throws IOException where Flink does not answer, runs no such job, or does not know
   */
  public int restarts(String job) throws IOException, InterruptedException {
    String path = "/jobs/" + running(job) + "/metrics?get=numRestarts";
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      JsonNode found = get(path).path(0).path("value");
      if (!found.isMissingNode()) {
        return found.asInt();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException(job + ": no numRestarts (expected: a number)");
  }

  private JobMetrics gathered(String path, String group) throws IOException, InterruptedException {
    Map<String, Long> sums = new TreeMap<>();
    Map<String, Long> largest = new TreeMap<>();
    for (JsonNode vertex : get(path).path("vertices")) {
      String metrics = path + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      List<String> ids = new ArrayList<>();
      for (JsonNode metric : get(metrics)) {
        if (metric.path("id").asText().contains("." + group + ".")) {
          ids.add(metric.path("id").asText());
        }
      }
      for (int from = 0; from < ids.size(); from += AT_ONCE) {
        List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
        for (JsonNode metric : get(metrics + "?agg=sum,max&get=" + encoded(some))) {
          String name = metric.path("id").asText().split("\\." + group + "\\.", 2)[1];
          sums.put(name, Math.round(metric.path("sum").asDouble()));
          largest.put(name, Math.round(metric.path("max").asDouble()));
        }
      }
    }
    return new JobMetrics(sums, largest);
  }

  private String running(String job) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (JsonNode one : get("/jobs/overview").path("jobs")) {
      if (one.path("state").asText().equals("RUNNING")) {
        if (one.path("name").asText().equals(job)) {
          return one.path("jid").asText();
        }
        names.add(one.path("name").asText());
      }
    }
    throw new IOException(job + ": not running at " + address + " (running: " + names + ")");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(path);
    if (answer.statusCode() != 200) {
      throw new IOException(address + path + ": " + answer.statusCode() + " (expected: 200)");
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(address + ": no Flink answers", e);
    }
  }

  private static String encoded(List<String> ids) {
    return URLEncoder.encode(String.join(",", ids), StandardCharsets.UTF_8);
  }
}
