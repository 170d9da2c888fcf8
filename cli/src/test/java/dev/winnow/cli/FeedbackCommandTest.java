package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.connectors.json.RecordJson;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.LabelledSet;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people answered, as labelled rows: from files, without Kafka. */
@SuppressWarnings("NullAway.Init") // by JUnit
class FeedbackCommandTest {
  @TempDir private Path folder;
  private Run ran;

  @Test
  void reviews_become_rows_that_training_reads() throws IOException {
    JsonNode told = rows(new MadeStream().reviewed(60, 140));

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(told.get("rows").intValue()).isEqualTo(200);
    assertThat(told.at("/categories/spam/positives").intValue()).isEqualTo(60);
    assertThat(told.at("/categories/spam/negatives").intValue()).isEqualTo(140);
    LabelledSet set = LabelledSet.below(folder.resolve("sets")).get(0);
    List<LabelledRow> train = set.train().orElseThrow().rows();
    List<LabelledRow> dev = set.dev().orElseThrow().rows();
    assertThat(train).hasSize(told.get("train").intValue());
    assertThat(dev).hasSize(told.get("dev").intValue()).hasSizeBetween(20, 60);
    assertThat(train.get(0).text()).isEqualTo("a SECRET");
    assertThat(train.get(0).source()).isEqualTo("feedback");
    assertThat(set.licence()).startsWith("content of the platform's users");
    assertThat(ran.err()).doesNotContain("SECRET");
  }

  @Test
  void what_an_answer_does_not_name_follows_only_where_it_is_plain() throws IOException {
    MadeStream stream = new MadeStream();
    asked(stream, "allowed", "review", 0.5);
    stream.answered("allowed", "review", false, Map.of());
    asked(stream, "agreed", "review", 0.95);
    stream.answered("agreed", "review", true, Map.of());
    asked(stream, "other", "review", 0.95);
    stream.answered("other", "review", true, Map.of("hate", true));
    asked(stream, "unclear", "review", 0.5);
    stream.answered("unclear", "review", true, Map.of());

    JsonNode told = rows(stream);

    Map<String, Map<String, Boolean>> labels = labels();
    assertThat(labels.get("t/allowed/1")).isEqualTo(Map.of("spam", false));
    assertThat(labels.get("t/agreed/1")).isEqualTo(Map.of("spam", true));
    assertThat(labels.get("t/other/1")).isEqualTo(Map.of("hate", true));
    assertThat(labels).doesNotContainKey("t/unclear/1");
    assertThat(told.get("withoutLabel").intValue()).isOne();
  }

  @Test
  void the_newest_word_counts_whatever_it_was_asked_for() throws IOException {
    MadeStream stream = new MadeStream();
    asked(stream, "one", "review", 0.95);
    stream.answered("one", "review", true, Map.of("spam", true));
    stream.reviewed(1, 0); // time goes on
    stream.answered("one", "appeal", false, Map.of());

    rows(stream);

    assertThat(labels().get("t/one/1")).isEqualTo(Map.of("spam", false));
  }

  @Test
  void an_audit_is_a_row_with_what_the_machines_found() throws IOException {
    MadeStream stream = new MadeStream();
    String id = stream.drawn("allow", 0.1, false, 0.1);
    stream.line(RecordJson.of(request(id).setKind("audit").build()).toString());
    stream.answered(id, "audit", false, Map.of());

    rows(stream);

    assertThat(labels().get("t/" + id + "/1")).isEqualTo(Map.of("spam", false));
  }

  @Test
  void what_was_deleted_is_not_written() throws IOException {
    MadeStream stream = new MadeStream().reviewed(1, 0);
    asked(stream, "deleted", "review", 0.5);
    stream.answered("deleted", "review", true, Map.of("spam", true));
    stream.line(
        RecordJson.of(request("deleted").setText(null).setStatus("cancelled").build()).toString());

    rows(stream);

    assertThat(labels()).hasSize(1).doesNotContainKey("t/deleted/1");
  }

  @Test
  void an_item_stays_in_dev_when_more_is_answered() throws IOException {
    rows(new MadeStream().reviewed(100, 0));
    Set<String> before = devIds();
    rows(new MadeStream().reviewed(150, 50), "--replace");

    assertThat(before).isNotEmpty();
    assertThat(devIds()).containsAll(before);
  }

  @Test
  void a_set_that_is_there_stays_and_nothing_is_written_without_a_row() throws IOException {
    rows(new MadeStream().reviewed(10, 10));
    rows(new MadeStream().reviewed(10, 10));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("holds a set (expected: none there, or --replace)");

    MadeStream answers = new MadeStream().answered("nobody", "review", true, Map.of("spam", true));
    JsonNode told = rows(answers, "--replace");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(told.get("answers").intValue()).isOne();
    assertThat(ran.err()).contains("no row (expected: answers to requests that hold content)");
    assertThat(labels()).hasSize(20);
    try (Stream<Path> files = Files.list(folder.resolve("sets/own"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder("train.jsonl.gz", "dev.jsonl.gz", "SOURCE.txt");
    }
  }

  private static void asked(MadeStream stream, String id, String kind, double spam) {
    stream.line(
        RecordJson.of(
                request(id)
                    .setKind(kind)
                    .setLabels(Map.of("spam", MadeStream.label(spam, 0.2, 0.9)))
                    .build())
            .toString());
  }

  private static ReviewRequest.Builder request(String id) {
    return ReviewRequest.newBuilder().setTenant("t").setId(id).setText("words of " + id);
  }

  private Set<String> devIds() {
    Set<String> ids = new HashSet<>();
    LabelledSet.below(folder.resolve("sets"))
        .get(0)
        .dev()
        .orElseThrow()
        .forEach(row -> ids.add(row.id()));
    return ids;
  }

  private Map<String, Map<String, Boolean>> labels() {
    Map<String, Map<String, Boolean>> labels = new HashMap<>();
    LabelledSet set = LabelledSet.below(folder.resolve("sets")).get(0);
    Stream.of(set.train(), set.dev())
        .map(file -> Objects.requireNonNull(file.orElse(null)))
        .forEach(file -> file.forEach(row -> labels.put(row.id(), row.labels())));
    return labels;
  }

  private JsonNode rows(MadeStream stream, String... more) throws IOException {
    Path lines = Files.write(folder.resolve("lines.jsonl"), stream.lines());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "feedback",
                "--input",
                lines.toString(),
                "--out",
                folder.resolve("sets/own").toString()));
    arguments.addAll(Arrays.asList(more));
    ran = Run.of(arguments);
    return ran.json();
  }
}
