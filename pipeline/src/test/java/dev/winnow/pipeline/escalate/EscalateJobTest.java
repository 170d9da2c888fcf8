package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.winnow.connectors.escalation.settings.ProviderSettings;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalateJobTest {
  private static final String[] NEEDED = {
    "--bootstrap", "127.0.0.1:9", "--registry", "http://127.0.0.1:9/", "--models", "models"
  };

  @Test
  void every_operator_has_a_uid_and_no_type_needs_kryo() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    EscalateJob.build(env, EscalateSettings.parse(NEEDED));

    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getStreamGraph().getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .doesNotContainNull()
        .contains("source", "decode", "queue")
        .doesNotHaveDuplicates();
  }

  @Test
  void what_is_not_said_has_a_default() {
    EscalateSettings settings = EscalateSettings.parse(NEEDED);

    assertThat(settings.queue())
        .isEqualTo(new QueueSettings(32, Duration.ofSeconds(30), Duration.ofDays(7)));
    assertThat(settings.providers()).isNull();
    assertThat(settings.general().encoder()).isEqualTo("bge-small-en-v1.5");
  }

  @Test
  void providers_come_from_a_file_and_need_no_kryo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("providers.yaml");
    Files.writeString(
        file,
        """
        providers:
        - {name: house, kind: ollama, model: some-model}
        - {name: local, kind: local}
        """);
    EscalateSettings settings = EscalateSettings.parse(with("--providers", file.toString()));

    assertThat(settings.providers())
        .isNotNull()
        .extracting(ProvidersSettings::providers, list(ProviderSettings.class))
        .extracting(ProviderSettings::name)
        .containsExactly("house", "local");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    EscalateJob.build(env, settings);
    assertThat(env.getStreamGraph().getJobGraph().getNumberOfVertices()).isPositive();
  }

  @Test
  void providers_have_less_time_than_an_item_has(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("providers.yaml");
    Files.writeString(file, "patience: 30s\nproviders: [{name: local, kind: local}]");

    assertThatThrownBy(() -> EscalateSettings.parse(with("--providers", file.toString())))
        .hasMessage("patience: PT30S (expected: less than --call-timeout, PT30S)");
  }

  private static String[] with(String... more) {
    return Stream.concat(Stream.of(NEEDED), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void an_unknown_key_fails() {
    String[] args = {
      "--bootstrap", "h:1", "--registry", "http://h/", "--models", "m", "--patience", "1s"
    };

    assertThatThrownBy(() -> EscalateSettings.parse(args)).hasMessageContaining("--patience");
  }

  @Test
  void impossible_values_fail_with_what_was_expected() {
    assertThatThrownBy(() -> new QueueSettings(0, Duration.ofSeconds(1), Duration.ofDays(1)))
        .hasMessageContaining("callsAtOnce: 0 (expected: >= 1)");
    assertThatThrownBy(() -> new QueueSettings(1, Duration.ZERO, Duration.ofDays(1)))
        .hasMessageContaining("callTimeout: PT0S (expected: > 0)");
  }
}
