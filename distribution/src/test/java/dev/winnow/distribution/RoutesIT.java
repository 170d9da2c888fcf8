package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.cli.classify.ClassifyCommand;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.distribution.whole.WinnowCommand;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Routes of the policy, with the shipped models, in the stream and without it. */
@ExtendWith(SharedStack.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RoutesIT {
  /** The longest that an acknowledged policy may take to be in force. */
  private static final Duration IN_FORCE = Duration.ofSeconds(2);

  private static final double TOLERANCE = 1e-4;
  private static final String TEXT = "The soup was good, and the waiter smiled.";
  private static final String SPAM_HEAD = "all-minilm-l6-v2-spam";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_specialist_that_is_passed_over_does_not_run_and_the_others_score_as_ever(
      LocalStack stack, @TempDir Path folder) throws Exception {
    Path plain = Files.writeString(folder.resolve("plain.yaml"), Policies.withoutScreen());
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            Policies.withoutScreen()
                + "routes:\n  - {when: {surface: [review], language: [en]}, skip: [spam]}\n");
    Policies policies = new Policies(stack);
    try (Publisher publisher = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      long version = policies.set("--file=" + plain);
      answers.readFor(IN_FORCE);
      Verdict before = verdict(publisher, answers, "before", "review");
      policies.set("--file=" + policy);
      answers.readFor(IN_FORCE);
      Verdict routed = verdict(publisher, answers, "routed", "review");
      Verdict other = verdict(publisher, answers, "other", "comment");
      policies.rollback(version - 1);
      answers.readFor(IN_FORCE);

      assertThat(specialists(before).getSkipped()).isEmpty();
      assertThat(models(before)).contains(SPAM_HEAD);
      assertThat(specialists(routed).getSkipped()).containsExactly("spam");
      assertThat(models(routed)).doesNotContain(SPAM_HEAD).hasSize(models(before).size() - 1);
      assertThat(routed.getLabels()).doesNotContainKey("spam").isNotEmpty();
      routed.getLabels().forEach((name, label) -> assertSame(label, before, name));
      assertThat(models(other)).isEqualTo(models(before));
      other.getLabels().forEach((name, label) -> assertSame(label, before, name));
      assertOfflineIsTheSame(classified(folder, policy), routed);
    }
  }

  private static Verdict verdict(Publisher publisher, Answers answers, String id, String surface)
      throws Exception {
    publisher.publish(
        Publisher.item("routes-" + id, TEXT).setSurface(surface).setLanguage("en-GB").build());
    return answers.specialists("routes-" + id);
  }

  private static StageEvidence specialists(Verdict verdict) {
    assertThat(verdict.getEvidence()).hasSize(1);
    return verdict.getEvidence().get(0);
  }

  private static List<String> models(Verdict verdict) {
    return specialists(verdict).getModels().stream().map(ModelRef::getId).toList();
  }

  private static void assertSame(LabelScore label, Verdict before, String name) {
    assertThat(before.getLabels())
        .hasEntrySatisfying(
            name,
            was -> {
              assertThat(label.getProbability()).isCloseTo(was.getProbability(), within(TOLERANCE));
              assertThat(label.getFlagged()).isEqualTo(was.getFlagged());
            });
  }

  private static void assertOfflineIsTheSame(JsonNode line, Verdict streamed) {
    assertThat(line.at("/stages/0/skipped/0").textValue()).isEqualTo("spam");
    assertThat(line.get("action").textValue()).isEqualTo(streamed.getAction());
    assertThat(line.get("labels")).hasSize(streamed.getLabels().size());
    streamed
        .getLabels()
        .forEach(
            (name, label) ->
                assertThat(line.at("/labels/" + name + "/probability").doubleValue())
                    .isCloseTo(label.getProbability(), within(TOLERANCE)));
  }

  /** What {@code winnow classify --policy} says of the routed item. */
  private static JsonNode classified(Path folder, Path policy) throws IOException {
    Path input =
        Files.writeString(
            folder.resolve("items.jsonl"),
            JSON.createObjectNode()
                    .put("id", "routes-offline")
                    .put("text", TEXT)
                    .put("surface", "review")
                    .put("language", "en-GB")
                + "\n");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new ClassifyCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "--stages=specialists",
                "--models=" + WinnowCommand.models(),
                "--policy=" + policy,
                "--input=" + input);
    assertThat(status).as(err.toString()).isZero();
    return JSON.readTree(out.toString());
  }
}
