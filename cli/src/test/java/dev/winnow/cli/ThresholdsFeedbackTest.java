package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from files, without Kafka. */
@SuppressWarnings("NullAway.Init") // by JUnit
class ThresholdsFeedbackTest {
  @TempDir private Path folder;
  private Run ran;

  @Test
  void limits_that_are_kept_are_shown_to_be() throws IOException {
    MadeStream stream =
        new MadeStream()
            .audited("allow", 0.01, false, 900, 0)
            .audited("remove", 0.1, false, 1500, 15)
            .reviewed(3000, 2000);

    JsonNode found = check(stream, "spam=0.05/0.05");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(found.get("kept").booleanValue()).isTrue();
    assertThat(found.at("/categories/spam/wrong/k").intValue()).isEqualTo(15);
    assertThat(found.at("/categories/spam/wrong/n").intValue()).isEqualTo(1500);
    assertThat(found.at("/categories/spam/wrong/estimate").doubleValue())
        .isCloseTo(0.01, within(1e-12));
    assertThat(found.at("/categories/spam/wrong/upperBound").doubleValue()).isBetween(0.014, 0.017);
    assertThat(found.at("/categories/spam/missed/state").textValue()).isEqualTo("kept");
    assertThat(found.at("/items/drawn").intValue()).isEqualTo(2400);
    assertThat(found.at("/items/reviewed").intValue()).isEqualTo(5000);
    assertThat(found.has("needed")).isFalse();
    assertThat(ran.err()).contains("spam", "kept").doesNotContain("SECRET");
  }

  @Test
  void errors_among_what_is_drawn_rarely_break_the_limit_they_count_for_many() throws IOException {
    MadeStream stream =
        new MadeStream()
            .audited("allow", 0.01, false, 900, 9)
            .audited("remove", 0.1, false, 1500, 15)
            .reviewed(3000, 2000);

    JsonNode found = check(stream, "spam=0.05/0.05");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(found.at("/categories/spam/missed/state").textValue()).isEqualTo("open");
    assertThat(found.at("/categories/spam/missed/estimate").doubleValue())
        .isCloseTo(900.0 / (900 + 14_850 + 3000), within(1e-12));
    assertThat(found.at("/categories/spam/wrong/state").textValue()).isEqualTo("kept");
  }

  @Test
  void too_few_answers_are_refused_with_the_number_that_is_needed() throws IOException {
    MadeStream stream =
        new MadeStream()
            .audited("allow", 0.01, false, 50, 0)
            .audited("remove", 0.1, false, 20, 0)
            .reviewed(100, 100);

    JsonNode found = check(stream, "spam=0.05/0.05");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(found.get("kept").booleanValue()).isFalse();
    assertThat(found.get("needed")).hasSize(2);
    assertThat(found.at("/needed/0/answers").textValue()).isEqualTo("acted");
    assertThat(found.at("/needed/0/have").intValue()).isEqualTo(20);
    assertThat(found.at("/needed/0/need").intValue()).isBetween(59, 65);
    assertThat(found.at("/needed/1/need").intValue()).isGreaterThan(50);
    assertThat(ran.err()).contains("too few answers (expected: about");
  }

  @Test
  void what_only_checks_near_a_threshold_shows_nothing_of_the_rest() throws IOException {
    JsonNode found =
        check(
            new MadeStream()
                .audited("allow", 0.1, true, 2000, 0)
                .audited("remove", 0.1, false, 400, 0)
                .reviewed(2000, 0),
            "spam=0.05/0.05");

    assertThat(found.at("/categories/spam/missed/state").textValue()).isEqualTo("short");
    assertThat(found.at("/categories/spam/wrong/state").textValue()).isEqualTo("kept");
  }

  @Test
  void an_answer_that_does_not_say_what_for_counts_against_the_thresholds() throws IOException {
    MadeStream stream =
        new MadeStream().audited("allow", 0.01, false, 300, 0).audited("remove", 0.1, false, 99, 0);
    stream.answered(stream.drawn("remove", 0.1, false, 0.95), "audit", true, Map.of());
    stream.answered(stream.drawn("allow", 0.01, false, 0.1), "audit", true, Map.of());
    stream.answered(stream.drawn("allow", 0.01, false, 0.1), "appeal", true, Map.of());

    JsonNode found = check(stream, "spam=0.05/0.05");

    assertThat(found.at("/categories/spam/unclear").intValue()).isOne();
    assertThat(found.at("/categories/spam/missed/k").intValue()).isOne();
    assertThat(found.at("/categories/spam/missed/n").intValue()).isEqualTo(301);
    assertThat(found.at("/categories/spam/wrong/k").intValue()).isZero();
    assertThat(found.at("/categories/spam/wrong/n").intValue()).isEqualTo(100);
  }

  @Test
  void what_was_decided_under_other_thresholds_is_left_out_with_all_of_its_version()
      throws IOException {
    MadeStream stream = new MadeStream().audited("remove", 0.1, false, 10, 0);
    String policy = MadeStream.POLICY.replace("act: 0.9", "act: 0.8");

    JsonNode found = check(stream, "spam=0.05/0.05", policy);

    assertThat(found.at("/items/drawn").intValue()).isZero();
    assertThat(found.at("/items/otherThresholds").intValue()).isEqualTo(10);
    assertThat(found.at("/needed/0/need").isNull()).isTrue();
  }

  @Test
  void what_people_decided_under_a_version_without_checks_is_left_out() throws IOException {
    MadeStream stream = new MadeStream().under(3).reviewed(9000, 10).under(4);
    stream.audited("allow", 0.01, false, 900, 9).audited("remove", 0.1, false, 1500, 15);

    JsonNode found = check(stream.reviewed(3000, 2000), "spam=0.05/0.05");

    assertThat(found.at("/items/unknownDraw").intValue()).isEqualTo(9010);
    assertThat(found.at("/items/reviewed").intValue()).isEqualTo(5000);
    assertThat(found.at("/categories/spam/missed/estimate").doubleValue())
        .isCloseTo(900.0 / (900 + 14_850 + 3000), within(1e-12));
  }

  @Test
  void after_the_cap_of_a_day_what_people_decided_is_left_out_too() throws IOException {
    MadeStream stream = new MadeStream().reviewed(5, 0);
    stream.audited("remove", 0.1, false, 1000, 0).reviewed(7, 0);

    JsonNode found =
        check(
            stream, "spam=0.05/0.05", MadeStream.POLICY.replace("perDay: 100000", "perDay: 1000"));

    assertThat(found.at("/items/reviewed").intValue()).isEqualTo(5);
  }

  @Test
  void lines_that_cannot_be_read_are_named_and_not_quoted() throws IOException {
    MadeStream stream =
        new MadeStream()
            .line("SECRET")
            .line("{\"draw\":\"SECRET\",\"verdictId\":\"v\",\"tenant\":\"t\",\"id\":\"i\"}")
            .line("{\"id\":\"1\",\"action\":\"SECRET\"}");

    JsonNode found = check(stream, "spam=0.05/0.05");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(found.get("unreadable").intValue()).isEqualTo(3);
    assertThat(ran.err()).contains("feedback.jsonl:1: ", "\"draw\" (expected: an object)");
    assertThat(ran.err()).doesNotContain("SECRET");
  }

  @Test
  void rows_and_answers_are_not_looked_at_together() throws IOException {
    ran = Run.of("thresholds", "--limit", "spam=0.05/0.05");

    assertThat(ran.out()).isEmpty();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--input, --feedback, --answers: (expected: one of them)");
  }

  @Test
  void a_category_that_the_policy_does_not_name_is_refused() throws IOException {
    check(new MadeStream(), "nonsense=0.05/0.05");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("--limit: nonsense: not in the policy");
  }

  private JsonNode check(MadeStream stream, String limit) throws IOException {
    return check(stream, limit, MadeStream.POLICY);
  }

  private JsonNode check(MadeStream stream, String limit, String policy) throws IOException {
    Path rules = Files.writeString(folder.resolve("policy.yaml"), policy);
    Path lines = Files.write(folder.resolve("feedback.jsonl"), stream.lines());
    ran =
        Run.of(
            "thresholds",
            "--feedback",
            lines.toString(),
            "--policy",
            rules.toString(),
            "--limit",
            limit);
    return ran.json();
  }
}
