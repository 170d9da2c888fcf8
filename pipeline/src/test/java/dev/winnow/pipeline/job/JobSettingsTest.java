package dev.winnow.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.connectors.kafka.Delivery;
import dev.winnow.pipeline.policy.PolicyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobSettingsTest {
  private static final String REQUIRED = "--bootstrap 127.0.0.1:9092 --registry http://127.0.0.1:1";

  @Test
  void has_the_documented_defaults() {
    JobSettings settings = parse("");
    assertThat(settings.delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(settings.checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.transactionTimeout()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.parallelism()).isEqualTo(2);
    assertThat(settings.seedPolicy()).isEqualTo(PolicyYaml.defaultDocument());
    assertThat(settings.checkpointDir()).isNull();
  }

  @Test
  void sinks_and_groups_carry_the_deployment_s_name() {
    JobSettings settings = parse("--deployment acme");
    assertThat(settings.sink("moderate", "verdicts").transactionalIdPrefix())
        .isEqualTo("acme-moderate-verdicts");
    assertThat(settings.group("moderate")).isEqualTo("acme-moderate");
  }

  @Test
  void hands_client_properties_on_from_a_file_and_from_the_arguments(@TempDir Path dir)
      throws IOException {
    Path file = Files.writeString(dir.resolve("client.properties"), "a.b=1\nc=2\n");
    JobSettings settings =
        parse("--kafka-properties " + file + " --kafka.c 3 --registry.basic.auth.x y");
    assertThat(settings.kafka().properties()).isEqualTo(Map.of("a.b", "1", "c", "3"));
    assertThat(settings.registry().properties()).isEqualTo(Map.of("basic.auth.x", "y"));
    assertThat(settings.toString()).doesNotContain("=3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--delivery maybe           | --delivery: maybe (expected: exactly-once, at-least-once)",
        "--checkpoint-interval soon | --checkpoint-interval: soon (expected: a duration",
        "--checkpoint-interval 0ms  | checkpointInterval: PT0S (expected: > 0)",
        "--parallelism 0            | parallelism: 0 (expected: > 0)",
        "--parallelism two          | --parallelism: two (expected: a whole number)",
        "--paralelism 2             | --paralelism: unknown (expected: one of",
        "--parallelism              | --parallelism: no value",
        "--deployment a/b           | deployment: a/b (expected:",
        "oops                       | oops (expected: --key value)",
        "--bootstrap b:1            | --bootstrap: given twice",
      })
  void names_what_is_wrong(String args, String message) {
    assertThatThrownBy(() -> parse(args))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void demands_where_kafka_is() {
    assertThatThrownBy(() -> JobSettings.parse(JobArguments.parse()))
        .hasMessage("--bootstrap: absent (expected: a value)");
  }

  private static JobSettings parse(String more) {
    JobArguments args = JobArguments.parse((REQUIRED + " " + more).trim().split(" +"));
    JobSettings settings = JobSettings.parse(args);
    args.requireNoneLeft();
    return settings;
  }
}
