package dev.winnow.distribution.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.distribution.whole.HarmlessTexts;
import dev.winnow.distribution.whole.TestStack;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.process.ChildProcess;
import dev.winnow.stack.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No item is lost and none is counted twice, though the process of the jobs is killed. */
class ExactlyOnceIT {
  private static final String TENANT = "exactly-once";
  private static final long SEED = 20_000;
  private static final int KILLS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void every_item_ends_once_though_the_jobs_are_killed_three_times(@TempDir Path folder)
      throws Exception {
    int items = 20_000;
    try (LocalStack stack = TestStack.start(folder)) {
      publish(stack, items);
      Random random = new Random(SEED);
      try (TopicReader verdicts = TopicReader.open(stack.kafka(), Topics.VERDICTS, true)) {
        int seen = 0;
        for (int kill = 0; kill < KILLS; kill++) {
          int moment = (int) (items * (0.1 + 0.25 * kill + 0.2 * random.nextDouble()));
          seen += awaitVerdicts(verdicts, moment - seen);
          killAndRestore(stack);
        }
      }

      Checked checked = check(stack, items, folder);

      assertThat(checked.status()).as(checked.report()).isZero();
      assertThat(checked.report()).contains("missing=0, repeated=0");
      assertThat(checked.number("escalated")).as("items that were escalated").isGreaterThan(50);
    }
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void the_check_catches_sinks_that_are_not_transactional(@TempDir Path folder) throws Exception {
    int items = 200;
    try (LocalStack stack =
        TestStack.start(folder, "--delivery", "at-least-once", "--checkpoint-interval", "1h")) {
      OnlyCheckpoint.await(folder, "moderate");
      publish(stack, items);
      try (TopicReader verdicts = TopicReader.open(stack.kafka(), Topics.VERDICTS, true)) {
        awaitVerdicts(verdicts, items);
        killAndRestore(stack);
        awaitVerdicts(verdicts, items);
      }

      Checked checked = check(stack, items, folder);

      assertThat(checked.status()).as(checked.report()).isOne();
      assertThat(checked.number("repeated")).as(checked.report()).isEqualTo(items);
    }
  }

  private static void publish(LocalStack stack, int items) {
    try (RecordPublisher<ContentItem> publisher =
        RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.items())) {
      for (int i = 0; i < items; i++) {
        ContentItem item =
            ContentItem.newBuilder()
                .setTenant(TENANT)
                .setId(Integer.toString(i))
                .setText(HarmlessTexts.text(i))
                .build();
        var unused = publisher.publish(item);
      }
      publisher.flush();
    }
  }

  /** Reads on until so many more verdicts have come; returns how many came. */
  private static int awaitVerdicts(TopicReader verdicts, int wanted) {
    int[] seen = {0};
    Awaitility.await(wanted + " more verdicts")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              seen[0] += verdicts.poll(Duration.ofMillis(100)).size();
              return seen[0] >= wanted;
            });
    return seen[0];
  }

  private static void killAndRestore(LocalStack stack) throws Exception {
    stack.jobs().kill();
    stack.jobs().start().get(2, TimeUnit.MINUTES);
  }

  /** Asks a process of its own, which knows nothing but the topics. */
  private static Checked check(LocalStack stack, int items, Path folder) throws Exception {
    JavaCommand command =
        new JavaCommand(
            "check",
            List.of(System.getProperty("java.class.path")),
            List.of("-Xmx256m", "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.winnow.schemas"),
            OutcomeCheck.class.getName(),
            List.of(
                stack.settings().bootstrap(),
                stack.settings().registry(),
                TENANT,
                Integer.toString(items),
                LIMIT.toString()));
    try (ChildProcess process = ChildProcess.start(command, folder)) {
      int status = process.exit().get(LIMIT.toSeconds() + 30, TimeUnit.SECONDS);
      return new Checked(status, Files.readString(folder.resolve("check.log")));
    }
  }

  /** How the checker ended, and what it said. */
  private record Checked(int status, String report) {
    int number(String name) {
      String value = report.replaceAll("(?s).*[\\[ ]" + name + "=(\\d+).*", "$1");
      return Integer.parseInt(value);
    }
  }
}
