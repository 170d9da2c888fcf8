package dev.winnow.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaRegistrationTest {
  private final RegistryServer registry = RegistryServer.start();
  private final SchemaRegistration registration = SchemaRegistration.connect(registry.settings());

  @AfterEach
  void close() {
    registration.close();
    registry.close();
  }

  @Test
  void every_topic_has_its_schema_and_full_transitive_compatibility() {
    assertThat(registration.registerAll())
        .hasSize(Topics.all().size())
        .containsKeys("content.items-value", "moderation.verdicts.escalated.shadow-value");

    assertThat(registry.level("")).isEqualTo("FULL_TRANSITIVE");
    for (String topic : Topics.all().keySet()) {
      assertThat(registry.level(Topics.subject(topic))).isEqualTo("FULL_TRANSITIVE");
    }
    assertThat(registration.differences()).isEmpty();
  }

  @Test
  void registering_again_changes_nothing() {
    assertThat(registration.registerAll()).isEqualTo(registration.registerAll());
  }

  @Test
  void topics_with_the_same_values_share_a_schema_id() {
    var ids = registration.registerAll();

    assertThat(ids.get("moderation.verdicts-value"))
        .isEqualTo(ids.get("moderation.verdicts.backfill-value"));
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(registration.differences())
        .hasSize(Topics.all().size())
        .anyMatch(difference -> difference.startsWith("content.items-value: "));
  }
}
