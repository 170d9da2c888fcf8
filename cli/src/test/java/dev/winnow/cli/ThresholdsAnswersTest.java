package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.json.RecordFromJson;
import dev.winnow.connectors.json.RecordJson;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command on records of a made-up stream, which a screen that was trained for it decides: from
 * files, without Kafka.
 */
@SuppressWarnings("NullAway.Init") // by JUnit
class ThresholdsAnswersTest {
  private static final int ITEMS = 9000;
  private static final double ALLOWED = 0.5;
  private static final double ACTED = 0.8;
  private static final String POLICY =
      """
      interimAction: allow
      categories:
        spam:
          action: remove
          screen: {allow: 0.1, act: 0.9}
      audit:
        allowed: 0.5
        acted: 0.8
        near: 0
        people: 1
        perDay: 100000
        peoplePerDay: 100000
      """;

  @TempDir private static Path folder;
  private static final Map<String, String> TEXTS = new HashMap<>();
  private static final Map<String, Boolean> TRUTH = new HashMap<>();
  private static final List<JsonNode> VERDICTS = new ArrayList<>();

  private final StringWriter err = new StringWriter();
  private int exit;

  @BeforeAll
  static void a_screen_decides_a_stream() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/made"));
    Random random = new Random(3);
    Files.write(set.resolve("train.jsonl"), rows(1500, random));
    Files.write(set.resolve("dev.jsonl"), rows(600, random));
    ThresholdsAnswersTest command = new ThresholdsAnswersTest();
    command.run(
        List.of(
            "train",
            "--kind",
            "screen",
            "--data",
            folder.resolve("data").toString(),
            "--out",
            folder.resolve("models").toString(),
            "--category",
            "spam"));
    assertThat(command.exit).as(command.err.toString()).isZero();
    List<String> items = new ArrayList<>();
    for (int at = 0; at < ITEMS; at++) {
      boolean spam = random.nextInt(5) == 0;
      String id = "item-" + at;
      TEXTS.put(id, text(spam, random));
      TRUTH.put(id, spam);
      items.add(
          "{\"id\":\"%s\",\"tenant\":\"t\",\"language\":\"en\",\"text\":\"%s\"}"
              .formatted(id, TEXTS.get(id)));
    }
    Path file = Files.write(folder.resolve("items.jsonl"), items);
    List<String> verdicts =
        command.run(
            with(
                List.of("classify", "--input", file.toString(), "--policy", policy(POLICY)),
                List.of()));
    for (String verdict : verdicts) {
      VERDICTS.add(new ObjectMapper().readTree(verdict));
    }
    assertThat(VERDICTS).hasSize(ITEMS);
  }

  @Test
  void thresholds_are_found_and_proven_by_answers() throws IOException {
    Path out = folder.resolve("found.yaml");

    JsonNode found = find(stream(1, 1), POLICY, "spam=0.1/0.15", "--policy-out", out.toString());

    assertThat(exit).as(err.toString()).isZero();
    assertThat(found.get("certified").booleanValue()).isTrue();
    JsonNode spam = found.at("/categories/spam");
    assertThat(spam.get("acts").booleanValue()).isTrue();
    assertThat(spam.at("/wrong/upperBound").doubleValue()).isLessThan(0.1);
    assertThat(spam.at("/missed/upperBound").doubleValue()).isLessThan(0.15);
    assertThat(spam.at("/missed/estimate").doubleValue())
        .isLessThan(spam.at("/missed/upperBound").doubleValue());
    Policy policy = PolicyYaml.parse(1, Files.readString(out));
    Thresholds screen = Objects.requireNonNull(policy.categories().get("spam")).at(Stage.SCREEN);
    assertThat(Objects.requireNonNull(screen).act()).isLessThan(0.9);
    assertThat(policy.controls().audit()).isNotNull();
    holdsInTheStream(screen, 0.1, 0.15);
    assertThat(found.at("/price/decided/screen").doubleValue()).isBetween(0.5, 1.0);
    assertThat(found.at("/answers/otherScores").intValue()).isZero();
    assertThat(found.at("/answers/strata")).hasSize(3);
    assertThat(err.toString()).doesNotContain("winner", "garden");
  }

  @Test
  void where_a_general_model_ends_items_unseen_no_threshold_goes_beyond_the_one_in_service()
      throws IOException {
    String policy = POLICY.replace("act: 0.9}", "act: 0.9}\n    general: {allow: 0.3, act: 0.7}");
    Path out = folder.resolve("careful.yaml");

    JsonNode found = find(stream(1, 1), policy, "spam=0.1/0.15", "--policy-out", out.toString());

    assertThat(exit).as(err.toString()).isZero();
    JsonNode screen = found.at("/categories/spam/thresholds/screen");
    assertThat(screen.get("allow").doubleValue()).isLessThanOrEqualTo(0.1);
    assertThat(screen.get("act").doubleValue()).isGreaterThanOrEqualTo(0.9);
    assertThat(found.at("/answers/notCovered/0").textValue()).isEqualTo("general");
    assertThat(found.has("price")).isFalse();
    assertThat(
            Objects.requireNonNull(
                    PolicyYaml.parse(1, Files.readString(out)).categories().get("spam"))
                .thresholds()
                .get(Stage.GENERAL))
        .isEqualTo(new Thresholds(0.3, 0.7));
  }

  @Test
  void other_scores_than_in_service_are_told_and_refused_where_items_end_unseen()
      throws IOException {
    List<String> other = new ArrayList<>();
    for (String line : stream(1, 1)) {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(line);
      if (json.at("/labels/spam").isObject()) {
        ((ObjectNode) json.at("/labels/spam")).put("probability", 0.5);
      }
      other.add(json.toString());
    }

    JsonNode open = find(other, POLICY, "spam=0.1/0.15");
    assertThat(exit).as(err.toString()).isZero();
    assertThat(open.at("/answers/otherScores").intValue()).isGreaterThan(1000);

    String policy = POLICY.replace("act: 0.9}", "act: 0.9}\n    general: {allow: 0.3, act: 0.7}");
    JsonNode refused = find(other, policy, "spam=0.1/0.15");
    assertThat(exit).isEqualTo(1);
    assertThat(refused.get("certified").booleanValue()).isFalse();
    assertThat(err.toString()).contains("score", "otherwise than those in service did (expected:");
  }

  @Test
  void too_few_answers_are_refused_with_the_number_that_is_needed() throws IOException {
    JsonNode found = find(stream(0.05, 0.05), POLICY, "spam=0.05/0.05");

    assertThat(exit).isEqualTo(1);
    assertThat(found.get("certified").booleanValue()).isFalse();
    assertThat(found.at("/needed/0/rows").textValue()).isEqualTo("answers");
    assertThat(found.at("/needed/0/need").intValue())
        .isGreaterThan(found.at("/needed/0/have").intValue());
    assertThat(err.toString()).contains("answers: ", " (expected: about ");
  }

  @Test
  void without_a_draw_of_all_that_machines_do_nothing_is_found() throws IOException {
    find(stream(1, 1), POLICY.replace("allowed: 0.5", "allowed: 0"), "spam=0.1/0.15");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("(expected: allowed, acted and people of more than 0");
  }

  @Test
  void versions_under_which_nothing_was_drawn_are_left_out() throws IOException {
    List<String> lines = stream(1, 1);
    lines.add(
        RecordJson.of(
                ReviewRequest.newBuilder()
                    .setTenant("t")
                    .setId("before")
                    .setText("a garden")
                    .setLabels(Map.of())
                    .setPolicyVersion(3)
                    .build())
            .toString());

    JsonNode found = find(lines, POLICY, "spam=0.1/0.15");

    assertThat(found.at("/answers/unknownDraw").intValue()).isOne();
  }

  /** What is true of all items, under other thresholds. */
  private static void holdsInTheStream(Thresholds found, double wrongLimit, double missedLimit) {
    int acted = 0;
    int wrong = 0;
    int violations = 0;
    int missed = 0;
    for (JsonNode verdict : VERDICTS) {
      double probability = verdict.at("/labels/spam/probability").doubleValue();
      boolean spam = TRUTH.getOrDefault(verdict.get("id").textValue(), false);
      violations += spam ? 1 : 0;
      acted += probability >= found.act() ? 1 : 0;
      wrong += probability >= found.act() && !spam ? 1 : 0;
      missed += probability < found.allow() && spam ? 1 : 0;
    }
    assertThat(wrong).isLessThan((int) (wrongLimit * acted));
    assertThat(missed).isLessThan((int) (missedLimit * violations));
  }

  /**
   * Audits, reviews and answers as tail prints them.
   *
   * @param ofItems the share of the stream that there is
   * @param answered the share of what is asked that is answered
   */
  private static List<String> stream(double ofItems, double answered) {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    MadeStream answers = new MadeStream();
    for (JsonNode verdict : VERDICTS) {
      String id = verdict.get("id").textValue();
      String action = verdict.get("action").textValue();
      double probability = action.equals("review") ? 1 : action.equals("allow") ? ALLOWED : ACTED;
      if (random.nextDouble() >= ofItems || random.nextDouble() >= probability) {
        continue;
      }
      Map<String, LabelScore> labels =
          Map.of("spam", RecordFromJson.read(verdict.at("/labels/spam"), LabelScore.class));
      boolean review = action.equals("review");
      if (!review) {
        lines.add(RecordJson.of(audit(id, action, probability, labels)).toString());
      }
      lines.add(
          RecordJson.of(
                  ReviewRequest.newBuilder()
                      .setTenant("t")
                      .setId(id)
                      .setKind(review ? "review" : "audit")
                      .setText(TEXTS.getOrDefault(id, ""))
                      .setLanguage("en")
                      .setLabels(review ? labels : Map.of())
                      .setPolicyVersion(review ? 4 : 0)
                      .build())
              .toString());
      if (random.nextDouble() < answered) {
        boolean spam = TRUTH.getOrDefault(id, false);
        answers.answered(id, review ? "review" : "audit", spam, Map.of("spam", spam));
      }
    }
    lines.addAll(answers.lines());
    return lines;
  }

  private static Audit audit(
      String id, String action, double probability, Map<String, LabelScore> labels) {
    return Audit.newBuilder()
        .setVerdictId("v-" + id)
        .setTenant("t")
        .setId(id)
        .setDraw(
            AuditDraw.newBuilder()
                .setStage("screen")
                .setAction(action)
                .setProbability(probability)
                .setPeople(true)
                .setPeopleProbability(1)
                .build())
        .setLabels(labels)
        .setPolicyVersion(4)
        .build();
  }

  private static List<String> rows(int count, Random random) {
    List<String> rows = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      boolean spam = random.nextBoolean();
      rows.add(
          "{\"id\":\"%d\",\"text\":\"%s\",\"lang\":\"en\",\"labels\":{\"spam\":%d}}"
              .formatted(at, text(spam, random), spam ? 1 : 0));
    }
    return rows;
  }

  /** Seven words, most of them of one kind; now and then too many of the other. */
  private static String text(boolean spam, Random random) {
    String[] bad = {"winner", "prize", "claim", "bonus", "casino", "cheap", "offer", "cash"};
    String[] good = {"garden", "supper", "train", "winter", "letter", "river", "bread", "music"};
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 7; word++) {
      boolean own = random.nextDouble() < 0.8;
      String[] words = own == spam ? bad : good;
      text.append(words[random.nextInt(words.length)]).append(' ');
    }
    return text.toString().strip();
  }

  private JsonNode find(List<String> lines, String policy, String limit, String... more)
      throws IOException {
    Path file = Files.write(folder.resolve("answers.jsonl"), lines);
    List<String> out =
        run(
            with(
                List.of(
                    "thresholds",
                    "--answers",
                    file.toString(),
                    "--policy",
                    policy(policy),
                    "--limit",
                    limit),
                Arrays.asList(more)));
    return new ObjectMapper().readTree(out.isEmpty() ? "{}" : out.get(out.size() - 1));
  }

  private static List<String> with(List<String> arguments, List<String> more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(
        List.of(
            "--stages",
            "screen",
            "--screen",
            "screen-en",
            "--models",
            folder.resolve("models").toString()));
    all.addAll(more);
    return all;
  }

  private static String policy(String document) throws IOException {
    return Files.writeString(folder.resolve("policy.yaml"), document).toString();
  }

  private List<String> run(List<String> arguments) {
    StringWriter out = new StringWriter();
    exit =
        Winnow.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return out.toString().lines().toList();
  }
}
