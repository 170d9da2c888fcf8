package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.cli.classify.ClassifyCommand;
import dev.winnow.cli.drift.DriftCommand;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.HarmlessTexts;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.TestStack;
import dev.winnow.distribution.whole.WinnowCommand;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.metrics.FlinkRest;
import dev.winnow.stack.metrics.JobMetrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A stream that no longer looks like the reference is noticed while it runs, and not before. */
class DriftIT {
  private static final String JOB = "winnow-moderate";
  private static final String FIGURE = "tokens-screen";
  private static final String SOUNDED = FIGURE + " is no longer distributed as in the reference";

  /** Enough for each subtask to hand its counts on. */
  private static final int ALIKE = 2000;

  /** Of those, what has surely been handed on: counts come 512 items at a time. */
  private static final int SEEN = 500;

  private static final int LONGER = 1200;

  /** All have the same number of digits. */
  private static final int FIRST = 2000;

  /** Mixes the texts, so that any stretch of the stream is like the whole; coprime with ALIKE. */
  private static final int STRIDE = 1009;

  private static final Duration METRICS_LIMIT = Duration.ofSeconds(60);

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void an_alarm_sounds_when_texts_get_longer_and_none_while_they_are_alike(@TempDir Path folder)
      throws Exception {
    Path reference = reference(folder);
    try (LocalStack stack =
            TestStack.start(
                folder.resolve("stack"), "--moderate.drift-reference", reference.toString());
        RecordPublisher<ContentItem> items =
            RecordPublisher.open(stack.kafka(), stack.registrySettings(), RecordRoute.items());
        Answers answers = Answers.of(stack)) {
      FlinkRest flink = new FlinkRest(URI.create(stack.settings().flinkPage()));

      publish(items, answers, "alike", ALIKE, DriftIT::alike);
      JobMetrics before =
          Awaitility.await("figures of the texts that are alike")
              .atMost(METRICS_LIMIT)
              .until(
                  () -> flink.metrics(JOB, "winnow"),
                  seen -> seen.sums().getOrDefault("figure." + FIGURE + ".items", 0L) > SEEN);
      assertThat(before.sums()).containsEntry("driftAlarms", 0L);
      assertThat(before.sums()).containsEntry("figure." + FIGURE + ".alarm", 0L);
      assertThat(log(stack)).doesNotContain("is no longer distributed");

      publish(items, answers, "longer", LONGER, DriftIT::longer);
      Awaitility.await("the alarm of " + FIGURE)
          .atMost(METRICS_LIMIT)
          .untilAsserted(
              () ->
                  assertThat(flink.metrics(JOB, "winnow").sums())
                      .containsEntry("figure." + FIGURE + ".alarm", 1L));
      assertThat(log(stack)).containsOnlyOnce(SOUNDED).contains("WARN");
    }
  }

  /** What {@code winnow drift reference} makes of the verdicts that {@code classify} gives. */
  private static Path reference(Path folder) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ALIKE; i++) {
      lines.append(
          new ObjectMapper().createObjectNode().put("id", "row-" + i).put("text", alike(i)) + "\n");
    }
    Path rows = Files.writeString(folder.resolve("rows.jsonl"), lines);
    String verdicts =
        run(
            new ClassifyCommand(),
            "--stages=screen,specialists",
            "--models=" + WinnowCommand.models(),
            "--input=" + rows);
    Path printed = Files.writeString(folder.resolve("verdicts.jsonl"), verdicts);
    Path reference = folder.resolve("drift.json");
    run(new DriftCommand(), "reference", "--verdicts=" + printed, "--out=" + reference);
    return reference;
  }

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertThat(status).as(err.toString()).isZero();
    return out.toString();
  }

  /**
   * Returns once the moderate job has given a verdict on each: what it counted is committed too.
   */
  private static void publish(
      RecordPublisher<ContentItem> items,
      Answers answers,
      String name,
      int count,
      IntFunction<String> text) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(name + "-" + i);
      var unused = items.publish(Publisher.item(name + "-" + i, text.apply(i)).build());
    }
    answers.await(
        "all that is " + name,
        () -> Optional.of(answers.moderated()).filter(found -> found.containsAll(ids)));
  }

  private static String alike(int i) {
    return HarmlessTexts.text(FIRST + i * STRIDE % ALIKE);
  }

  private static String longer(int i) {
    return "the walk along the river was lovely, and " + alike(i) + ", and then we had some soup";
  }

  private static String log(LocalStack stack) throws Exception {
    return Files.readString(stack.settings().logs().resolve("flink.log"));
  }
}
