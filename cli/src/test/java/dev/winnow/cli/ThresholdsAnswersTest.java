package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.json.RecordFromJson;
import dev.winnow.connectors.json.RecordJson;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Stage;
import dev.winnow.training.data.TextKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command on records of a made-up stream, which a screen that was trained for it decides: from
 * files, without Kafka.
 */
@SuppressWarnings("NullAway.Init") // by JUnit
class ThresholdsAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
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

  private Run ran;

  @BeforeAll
  static void a_screen_decides_a_stream() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/made"));
    Random random = new Random(3);
    Files.write(set.resolve("train.jsonl"), rows(1500, random));
    Files.write(set.resolve("dev.jsonl"), rows(600, random));
    Run train =
        Run.of(
            "train",
            "--kind",
            "screen",
            "--data",
            folder.resolve("data").toString(),
            "--out",
            folder.resolve("models").toString(),
            "--category",
            "spam");
    assertThat(train.exit()).as(train.err()).isZero();
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
    VERDICTS.addAll(
        Run.of(
                with(
                    List.of("classify", "--input", file.toString(), "--policy", policy(POLICY)),
                    List.of()))
            .jsons());
    assertThat(VERDICTS).hasSize(ITEMS);
  }

  @Test
  void thresholds_are_found_and_proven_by_answers() throws IOException {
    Path out = folder.resolve("found.yaml");

    List<String> lines = stream(1, 1);
    JsonNode found = find(lines, POLICY, "spam=0.1/0.15", "--policy-out", out.toString());

    assertThat(ran.exit()).as(ran.err()).isZero();
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
    Counts stream = Counts.of(screen, id -> true);
    assertThat(stream.wrong()).isLessThan((int) (0.1 * stream.acted()));
    assertThat(stream.missed()).isLessThan((int) (0.15 * stream.violations()));
    assertThat(spam.at("/wrong/estimate").doubleValue())
        .isCloseTo((double) stream.wrong() / stream.acted(), within(0.02));
    assertThat(spam.at("/missed/estimate").doubleValue())
        .isCloseTo((double) stream.missed() / stream.violations(), within(0.02));
    Set<String> proven = provenOn(lines, found.get("seed").longValue());
    Counts told = Counts.of(screen, proven::contains);
    assertThat(found.at("/rows/proven").intValue()).isEqualTo(proven.size());
    assertThat(told.wrong()).isNotEqualTo(told.missed()).isPositive();
    assertThat(told.missed()).isPositive();
    assertThat(spam.at("/wrong/k").intValue()).isEqualTo(told.wrong());
    assertThat(spam.at("/wrong/n").intValue()).isEqualTo(told.acted());
    assertThat(spam.at("/missed/k").intValue()).isEqualTo(told.missed());
    assertThat(spam.at("/missed/n").intValue()).isEqualTo(told.violations());
    assertThat(found.at("/price/decided/screen").doubleValue()).isBetween(0.5, 1.0);
    assertThat(found.at("/answers/otherScores").intValue()).isZero();
    assertThat(found.at("/answers/strata")).hasSize(3);
    assertThat(ran.err()).doesNotContain("winner", "garden");
  }

  @Test
  void where_a_general_model_ends_items_unseen_no_threshold_goes_beyond_the_one_in_service()
      throws IOException {
    String policy = POLICY.replace("act: 0.9}", "act: 0.9}\n    general: {allow: 0.3, act: 0.7}");
    Path out = folder.resolve("careful.yaml");

    JsonNode found = find(stream(1, 1), policy, "spam=0.1/0.15", "--policy-out", out.toString());

    assertThat(ran.exit()).as(ran.err()).isZero();
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
    int changed = 0;
    for (String line : stream(1, 1)) {
      JsonNode json = JSON.readTree(line);
      if (json.at("/labels/spam") instanceof ObjectNode spam && other.size() % 3 == 0) {
        double probability = spam.get("probability").doubleValue();
        spam.put("probability", probability < 0.5 ? probability + 0.01 : probability - 0.01);
        changed++;
      }
      other.add(json.toString());
    }

    JsonNode open = find(other, POLICY, "spam=0.1/0.15");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(open.at("/answers/otherScores").intValue()).isEqualTo(changed).isPositive();

    String policy = POLICY.replace("act: 0.9}", "act: 0.9}\n    general: {allow: 0.3, act: 0.7}");
    JsonNode refused = find(other, policy, "spam=0.1/0.15");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(refused.get("certified").booleanValue()).isFalse();
    assertThat(ran.err()).contains("score", "otherwise than those in service did (expected:");
  }

  @Test
  void too_few_answers_are_refused_with_the_number_that_is_needed() throws IOException {
    List<String> few = stream(0.1, 0.5);
    JsonNode found = find(few, POLICY, "spam=0.05/0.05");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(found.get("certified").booleanValue()).isFalse();
    assertThat(found.at("/needed/0/rows").textValue()).isEqualTo("answers");
    int have = found.at("/needed/0/have").intValue();
    int need = found.at("/needed/0/need").intValue();
    assertThat(have).isEqualTo((int) few.stream().filter(line -> isAnswer(line, "audit")).count());
    assertThat(ran.err()).contains("answers: " + have + " (expected: about " + need);
    double times = (double) need / have;
    assertThat(find(stream(0.1 * times / 1.4, 0.5), POLICY, "spam=0.05/0.05").has("needed"))
        .isTrue();
    assertThat(find(stream(0.1 * times * 1.4, 0.5), POLICY, "spam=0.05/0.05").has("needed"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"allowed: 0.5", "acted: 0.8", "people: 1"})
  void without_a_draw_of_all_that_machines_do_nothing_is_found(String share) throws IOException {
    String none = share.replaceAll(" .*", " 0");
    JsonNode found = find(stream(1, 1), POLICY.replace(share, none), "spam=0.1/0.15");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(found).isEmpty();
    assertThat(ran.err()).contains("(expected: allowed, acted and people of more than 0");
  }

  @Test
  void versions_under_which_nothing_was_drawn_are_left_out() throws IOException {
    List<String> lines = stream(1, 1);
    long reviews = lines.stream().filter(line -> isAnswer(line, "review")).count();
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
    JsonNode drawn = found.at("/answers/strata/2");
    assertThat(drawn.get("kind").textValue()).isEqualTo("review");
    assertThat(drawn.get("drawn").longValue()).isEqualTo(reviews);
  }

  /** What is true of some items, under other thresholds. */
  private record Counts(int acted, int wrong, int violations, int missed) {
    static Counts of(Thresholds screen, Predicate<String> counted) {
      int acted = 0;
      int wrong = 0;
      int violations = 0;
      int missed = 0;
      for (JsonNode verdict : VERDICTS) {
        String id = verdict.get("id").textValue();
        if (counted.test(id)) {
          double probability = verdict.at("/labels/spam/probability").doubleValue();
          boolean spam = TRUTH.getOrDefault(id, false);
          acted += probability >= screen.act() ? 1 : 0;
          wrong += probability >= screen.act() && !spam ? 1 : 0;
          violations += spam ? 1 : 0;
          missed += probability < screen.allow() && spam ? 1 : 0;
        }
      }
      return new Counts(acted, wrong, violations, missed);
    }
  }

  /** The answered items but for the two fifths that thresholds are found by. */
  private static Set<String> provenOn(List<String> lines, long seed) throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : lines) {
      JsonNode json = JSON.readTree(line);
      String id = json.get("id").textValue();
      if (json.has("feedbackId") && TextKey.ofName("t/" + id).part(5, seed) >= 2) {
        ids.add(id);
      }
    }
    return ids;
  }

  /**
   * Audits, reviews and answers as tail prints them.
   *
   * @param ofItems the share of the stream that there is
   * @param answered the share of what is asked that is answered
   */
  private static List<String> stream(double ofItems, double answered) {
    Random random = new Random(7);
    MadeStream stream = new MadeStream();
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
        stream.drawn(id, MadeStream.draw("screen", action, false, probability), labels);
      }
      stream.line(
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
        stream.answered(id, review ? "review" : "audit", spam, Map.of("spam", spam));
      }
    }
    return stream.lines();
  }

  private static boolean isAnswer(String line, String kind) {
    return line.contains("feedbackId") && line.contains("\"kind\":\"" + kind + "\"");
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
    ran =
        Run.of(
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
    return ran.json();
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
}
