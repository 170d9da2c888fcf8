package dev.winnow.console.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RollupSettingsTest {
  @Test
  void refuses_a_negative_grace() {
    assertThatThrownBy(
            () ->
                RollupSettings.of(
                    "127.0.0.1:1", "http://127.0.0.1:1", Path.of("s"), Duration.ofMillis(-5)))
        .hasMessage("grace: PT-0.005S (expected: >= 0)");
  }

  @Test
  void streams_are_exactly_once_and_pass_properties_on() {
    RollupSettings settings =
        new RollupSettings(
            new KafkaSettings(
                "127.0.0.1:1",
                Map.of("sasl.mechanism", "PLAIN", "processing.guarantee", "at_least_once")),
            new RegistrySettings("http://127.0.0.1:1"),
            Path.of("s"),
            RollupSettings.DEFAULT_GRACE);

    try (RocksDbMemory memory = new RocksDbMemory()) {
      Properties properties = RollupStreams.properties(settings, memory);
      assertThat(properties)
          .containsEntry("processing.guarantee", "exactly_once_v2")
          .containsEntry("sasl.mechanism", "PLAIN")
          .containsEntry("bootstrap.servers", "127.0.0.1:1");
    }
  }
}
