package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

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
    assertThat(settings.general().encoder()).isEqualTo("bge-small-en-v1.5");
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
