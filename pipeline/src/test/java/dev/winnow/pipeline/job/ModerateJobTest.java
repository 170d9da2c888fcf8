package dev.winnow.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.drift.Bins;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.DriftReferenceJson;
import dev.winnow.pipeline.drift.Figure;
import dev.winnow.pipeline.drift.FigureReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModerateJobTest {
  private static final String[] ARGS = {
    "--bootstrap", "127.0.0.1:1", "--registry", "http://127.0.0.1:1", "--models", "models"
  };

  @Test
  void settings_have_the_documented_defaults() {
    ModerateSettings settings = ModerateSettings.parse(ARGS);
    assertThat(settings.maxTextBytes()).isEqualTo(64 * 1024);
    assertThat(settings.revisionTtl()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.inferenceTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.models().encoder()).isEqualTo("all-minilm-l6-v2");
    assertThat(settings.screen()).isEqualTo(new ScreenSettings("models", List.of(), true));
    assertThat(settings.language()).isEqualTo(LanguageChoice.DEFAULT);
    assertThat(settings.models().device()).isEqualTo("auto");
    assertThat(settings.models().threads()).isZero();
    assertThat(settings.models().batchTokens()).isZero();
    assertThat(settings.models().batchDelay()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void as_many_items_are_in_flight_as_fit_the_byte_budget_at_their_largest() {
    assertThat(ModerateSettings.parse(ARGS).capacity()).isEqualTo(195);
    assertThat(settings("--in-flight-bytes", "1kb").capacity()).isEqualTo(1);
    assertThat(settings("--max-text-bytes", "1mb").capacity()).isEqualTo(20);
  }

  @Test
  void a_setting_that_is_unknown_or_out_of_range_fails() {
    assertThatThrownBy(() -> settings("--max-text", "3")).hasMessageContaining("--max-text:");
    assertThatThrownBy(() -> settings("--max-text-bytes", "2mb"))
        .hasMessageContaining("maxTextBytes: 2097152 (expected: 1 to 1048576)");
    assertThatThrownBy(() -> settings("--language", "german"))
        .hasMessageContaining("language: german (expected: the code of a language, such as en)");
    assertThatThrownBy(() -> settings("--language-threshold", "0.4"))
        .hasMessageContaining("language threshold: 0.4");
    assertThatThrownBy(() -> settings("--device", "tpu")).hasMessageContaining("device: tpu");
  }

  @Test
  void the_language_of_items_that_state_none_can_be_told() {
    assertThat(settings("--language", "de").language().language()).isEqualTo("de");
    assertThat(settings("--languages", "de,fr").language().expected()).containsExactly("de", "fr");
    assertThat(settings("--language-threshold", "0.9").language().atLeast()).isEqualTo(0.9);
  }

  @Test
  void what_the_stream_is_held_against_is_read_where_the_job_is_submitted(@TempDir Path folder)
      throws IOException {
    DriftReference reference =
        new DriftReference(
            Instant.EPOCH,
            "",
            300,
            0.99,
            0.2,
            10_000,
            List.of(
                new FigureReference(
                    new Figure(Figure.Kind.TRUNCATED, "screen", ""),
                    new Bins.Ranges(List.of(0.0)),
                    List.of(
                        new FigureReference.Cell(290, 0.9, 1),
                        new FigureReference.Cell(10, 0, 0.1)))));
    Path file = folder.resolve("reference.json");
    Files.writeString(file, DriftReferenceJson.of(reference).toPrettyString());
    assertThat(settings("--drift-reference", file.toString()).drift()).isEqualTo(reference);
    assertThat(ModerateSettings.parse(ARGS).drift()).isNull();
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> settings("--drift-reference", file.toString()))
        .hasMessageContaining("no reference of drift");
  }

  @Test
  void every_operator_has_a_uid_and_no_type_needs_kryo() throws Exception {
    try (StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment()) {
      ModerateJob.build(env, ModerateSettings.parse(ARGS));
      JobGraph graph = env.getStreamGraph().getJobGraph();
      assertThat(
              StreamSupport.stream(graph.getVertices().spliterator(), false)
                  .map(vertex -> vertex.getName()))
          .anyMatch(name -> name.contains("guard"))
          .anyMatch(
              name ->
                  name.contains("revisions -> screen -> (")
                      && name.contains("specialists -> decide")
                      && name.contains("screened: Writer"))
          .contains("drift");
      assertThat(graph.getMaximumParallelism()).isEqualTo(2);
    }
  }

  private static ModerateSettings settings(String key, String value) {
    String[] args = Arrays.copyOf(ARGS, ARGS.length + 2);
    args[ARGS.length] = key;
    args[ARGS.length + 1] = value;
    return ModerateSettings.parse(args);
  }
}
