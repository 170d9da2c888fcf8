package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.schemas.PolicyUpdate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PolicyHistoryTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String DEFAULT = PolicyYaml.defaultDocument();
  private static final String LIMITING =
      DEFAULT.replace("interimAction: allow", "interimAction: limit");

  @Test
  void begins_without_a_policy_at_version_0() {
    assertThat(PolicyHistory.empty().version()).isZero();
    assertThat(PolicyHistory.empty().current()).isEmpty();
  }

  @Test
  void a_stale_base_is_refused_with_the_reason_and_changes_nothing() {
    PolicyHistory seeded = seeded();
    PolicyUpdate stale = PolicyHistory.empty().propose(LIMITING, "ann", "", NOW);
    PolicyHistory after = seeded.apply(stale);
    assertThat(after.last())
        .contains(new PolicyEntry.Refused(stale, "baseVersion: 0 (expected: 1)"));
    assertThat(after.current()).isEqualTo(seeded.current());
  }

  @Test
  void an_invalid_document_is_refused_and_takes_no_version() {
    PolicyHistory after = seeded().apply(seeded().propose("nonsense", "ann", "", NOW));
    assertThat(after.version()).isEqualTo(1);
    assertThat(after.last().orElseThrow()).isInstanceOf(PolicyEntry.Refused.class);
  }

  @Test
  void a_rollback_brings_an_earlier_document_back_as_a_new_version() {
    PolicyHistory two = seeded().apply(seeded().propose(LIMITING, "ann", "spam wave", NOW));
    PolicyUpdate back = two.rollback(1, "ann", "over", NOW);
    PolicyHistory three = two.apply(back);
    assertThat(back.getRollbackOf()).isEqualTo(1);
    assertThat(three.version()).isEqualTo(3);
    assertThat(three.accepted(3).orElseThrow().policy().categories())
        .isEqualTo(three.accepted(1).orElseThrow().policy().categories());
    assertThat(three.accepted(3).orElseThrow().policy().interimAction())
        .isNotEqualTo(three.accepted(2).orElseThrow().policy().interimAction());
  }

  @Test
  void a_rollback_to_an_unknown_version_fails() {
    assertThatThrownBy(() -> seeded().rollback(2, "ann", "", NOW))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("version: 2 (expected:");
  }

  @Test
  void keeps_a_bounded_number_of_entries_and_counts_on() {
    PolicyHistory history = PolicyHistory.empty();
    for (int i = 0; i < PolicyHistory.MAX_ENTRIES + 5; i++) {
      history = history.apply(history.propose(DEFAULT, "ann", "", NOW));
    }
    assertThat(history.entries()).hasSize(PolicyHistory.MAX_ENTRIES);
    assertThat(history.version()).isEqualTo(PolicyHistory.MAX_ENTRIES + 5);
    assertThat(history.accepted(5)).isEmpty();
    assertThat(history.accepted(6)).isPresent();
  }

  private static PolicyHistory seeded() {
    return PolicyHistory.empty().apply(PolicyHistory.empty().propose(DEFAULT, "seed", "", NOW));
  }
}
