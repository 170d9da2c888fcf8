package dev.winnow.pipeline.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.connectors.control.ControlRecord;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.PolicyUpdate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PolicyFoldTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final PolicyFold fold = new PolicyFold();

  @Test
  void folds_updates_and_passes_over_what_is_none() {
    PolicyUpdate seed =
        PolicyHistory.empty().propose(PolicyYaml.defaultDocument(), "ann", "seed", NOW);
    tell(0, new Decoded.NotAvro<>("3 bytes"));
    tell(1, new Decoded.Record<>(seed));
    tell(2, new Decoded.UnknownSchema<>(99));
    tell(3, new Decoded.Record<>(seed));
    assertThat(fold.history().version()).isEqualTo(1);
    assertThat(fold.history().entries()).hasSize(2);
  }

  @Test
  void a_source_with_a_seed_that_is_no_policy_is_refused_before_anything_starts() {
    assertThatThrownBy(
            () ->
                new PolicySource(
                    new KafkaSettings("127.0.0.1:1"),
                    new RegistrySettings("http://127.0.0.1:1"),
                    "categories: {}"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("interimAction");
  }

  private void tell(long offset, Decoded<PolicyUpdate> value) {
    fold.onRecord(new ControlRecord<>(offset, NOW, value));
  }
}
