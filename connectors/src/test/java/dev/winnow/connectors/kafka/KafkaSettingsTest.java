package dev.winnow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.connectors.registry.RegistrySettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
  private static final KafkaSettings SECURED =
      new KafkaSettings(
          "broker:9092",
          Map.of(
              "sasl.jaas.config", "SECRET",
              "security.protocol", "SASL_SSL",
              "isolation.level", "read_uncommitted",
              "acks", "0"));

  @Test
  void properties_are_handed_on_to_every_client() {
    assertThat(SECURED.consumer()).containsEntry("security.protocol", "SASL_SSL");
    assertThat(SECURED.producer()).containsEntry("sasl.jaas.config", "SECRET");
    assertThat(SECURED.admin()).containsEntry("bootstrap.servers", "broker:9092");
  }

  @Test
  void what_delivery_depends_on_cannot_be_weakened() {
    assertThat(SECURED.consumer()).containsEntry("isolation.level", "read_committed");
    assertThat(SECURED.producer()).containsEntry("acks", "all");
    assertThat(SECURED.producer()).containsEntry("enable.idempotence", "true");
  }

  @Test
  void settings_can_be_logged() {
    assertThat(SECURED.toString()).contains("sasl.jaas.config").doesNotContain("SECRET");
    assertThat(
            new RegistrySettings("http://r:1", Map.of("basic.auth.user.info", "SECRET")).toString())
        .contains("basic.auth.user.info")
        .doesNotContain("SECRET");
  }

  @Test
  void an_address_that_is_none_is_refused() {
    assertThatThrownBy(() -> new KafkaSettings(" ")).hasMessageContaining("bootstrap");
    assertThatThrownBy(() -> new RegistrySettings("r:1")).hasMessageContaining("registry: r:1");
  }
}
