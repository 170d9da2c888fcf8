package dev.winnow.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MiniFlinkTest {
  @Test
  void goes_on_from_the_newest_checkpoint_and_shows_it_on_its_page(@TempDir Path folder)
      throws Exception {
    FlinkSettings settings = new FlinkSettings(folder, freePort(), 2);
    try (MiniFlink flink = MiniFlink.start(settings)) {
      run(flink);
      Awaitility.await("a checkpoint")
          .atMost(Duration.ofSeconds(30))
          .until(() -> new Checkpoints(settings.checkpoints("count")).newest().isPresent());
    }
    try (MiniFlink flink = MiniFlink.start(settings)) {
      JobID job = run(flink);

      assertThat(page(settings, "/jobs/" + job + "/checkpoints"))
          .contains("\"restored\":{\"id\":")
          .contains(folder.toString());
      assertThat(page(settings, "/")).contains("Flink");
    }
  }

  private static JobID run(MiniFlink flink) throws Exception {
    JobID job = flink.submit("count", MiniFlinkTest::count);
    flink.running(job).get(30, TimeUnit.SECONDS);
    return job;
  }

  private static void count(StreamExecutionEnvironment environment) {
    environment.configure(
        new Configuration()
            .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200))
            .set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION));
    environment.setParallelism(1);
    environment
        .fromSequence(0, Long.MAX_VALUE)
        .uid("numbers")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
  }

  private static String page(FlinkSettings settings, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + settings.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
