package dev.winnow.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.cli.classify.LineJudge.Answer;
import dev.winnow.cli.lines.Line;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class LineJudgeTest {
  private static final String POLICY =
      """
      interimAction: allow
      categories:
        spam:
          action: remove
          specialists: {allow: 0.2, act: 0.9}
      """;

  private final LineJudge judge =
      new LineJudge(
          new Cascade(
              new Guard(1000),
              PolicyYaml.parse(1, POLICY),
              List.of(new CascadeStage(Stage.SPECIALISTS, new SureOfSpam())),
              Clock.systemUTC()));

  @Test
  void a_good_line_is_answered_with_its_verdict() throws Exception {
    Answer answer = answer("{\"id\":\"a\",\"text\":\"buy now\"}").get();
    JsonNode json = new JsonMapper().readTree(answer.json());
    assertThat(answer.good()).isTrue();
    assertThat(json.get("id").textValue()).isEqualTo("a");
    assertThat(json.get("action").textValue()).isEqualTo("remove");
    assertThat(json.at("/models/0/id").textValue()).isEqualTo("fake");
  }

  @Test
  void what_cannot_be_read_or_classified_is_answered_with_the_error_and_never_the_content()
      throws Exception {
    assertThat(answer("my secret, not JSON").get().json())
        .startsWith("{\"error\":")
        .doesNotContain("secret");
    assertThat(answer("{\"id\":\"b\",\"text\":\"\"}").get())
        .isEqualTo(
            new Answer(
                "{\"id\":\"b\",\"error\":\"text: empty (expected: some content)\","
                    + "\"reason\":\"empty_text\"}",
                false));
    assertThat(answer("{\"id\":\"c\",\"revision\":-1}").get().json())
        .startsWith("{\"id\":\"c\",\"error\":");
    assertThat(answer("[]").get().good()).isFalse();
    assertThat(answer("{\"text\":\"no id\"}").get().json()).startsWith("{\"error\":");
  }

  @Test
  void a_line_with_a_fault_is_answered_with_it_and_with_its_id_where_that_was_read()
      throws Exception {
    String fault = "line of 314572800 bytes (expected: at most 1835008)";

    assertThat(judge.answer(new Line(7, "{\"lang\":[1],\"id\":\"d\",\"text\":\"xxxx", fault)).get())
        .isEqualTo(new Answer("{\"id\":\"d\",\"error\":\"" + fault + "\"}", false));
    assertThat(judge.answer(new Line(8, "{\"text\":\"xxxx", fault)).get())
        .isEqualTo(new Answer("{\"error\":\"" + fault + "\"}", false));
  }

  @Test
  void a_lone_surrogate_in_json_is_classified() throws Exception {
    assertThat(answer("{\"id\":\"e\",\"text\":\"half a \\ud83d\"}").get().good()).isTrue();
  }

  @Test
  void answers_come_in_order_and_no_more_than_the_bound_are_under_way() {
    List<String> out = new ArrayList<>();
    InOrder<LineJudge.Answer> order = new InOrder<>(2, answer -> out.add(answer.json()));
    CompletableFuture<Answer> first = new CompletableFuture<>();
    order.add(first);
    order.add(CompletableFuture.completedFuture(new Answer("2", true)));
    assertThat(out).isEmpty();
    first.complete(new Answer("1", true));
    order.add(new CompletableFuture<Answer>().completeAsync(() -> new Answer("3", true)));
    assertThat(out).startsWith("1", "2");
    order.finish();
    assertThat(out).containsExactly("1", "2", "3");
  }

  private CompletableFuture<Answer> answer(String line) {
    return judge.answer(new Line(1, line, null));
  }

  /** Finds spam in everything. */
  private static final class SureOfSpam implements Classifier {
    @Override
    public CompletableFuture<Classification> classify(String text, Wanted wanted) {
      return CompletableFuture.completedFuture(
          new Classification(Map.of("spam", new CategoryScore(0.99, 0.99)), 3, false, models()));
    }

    @Override
    public List<ModelIdentity> models() {
      return List.of(new ModelIdentity("fake", "1", "0".repeat(64), ""));
    }

    @Override
    public List<String> categories() {
      return List.of("spam");
    }

    @Override
    public void close() {}
  }
}
