package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlsYamlTest {
  private static final String PLAIN = "interimAction: allow\ncategories: {}\n";
  private static final String BOUND =
      PLAIN
          + """
          quota:
            per: tenant
            moderate: 5000
            escalate: 500
          brake:
            factor: 4
            floor: 0.01
            falseAlarm: 1000000
            rates:
              spam: 0.03
            released: "2026-11-28T12:00:00Z"
          audit:
            allowed: 0.001
            acted: 0.02
            near: 0.01
            people: 0.5
            perDay: 5000
            peoplePerDay: 200
          overBudget: specialists
          """;

  @Test
  void reads_a_quota_a_brake_and_audits() {
    assertThat(PolicyYaml.parse(1, BOUND).controls())
        .isEqualTo(
            new Controls(
                new Quota(Quota.Scope.TENANT, 5000, 500),
                new BrakeRules(
                    4,
                    0.01,
                    1_000_000,
                    Map.of("spam", 0.03),
                    Instant.parse("2026-11-28T12:00:00Z")),
                new AuditRules(0.001, 0.02, 0.01, 1, 0.5, 5000, 200),
                OverBudgetRule.SPECIALISTS));
  }

  @Test
  void all_may_be_left_out_and_so_may_most_of_their_parts() {
    assertThat(PolicyYaml.parse(1, PLAIN).controls()).isEqualTo(Controls.NONE);
    assertThat(Controls.NONE.restrain()).isFalse();
    Controls few =
        PolicyYaml.parse(1, PLAIN + "quota: {moderate: 1, escalate: 0}\nbrake: {factor: 3}\n")
            .controls();
    assertThat(few)
        .isEqualTo(
            new Controls(
                new Quota(Quota.Scope.ALL, 1, 0),
                new BrakeRules(3, 0.02, 100_000_000, Map.of(), null),
                null));
    assertThat(few.restrain()).isTrue();
  }

  @Test
  void what_is_written_reads_the_same() {
    Policy policy = PolicyYaml.parse(1, BOUND);
    assertThat(PolicyYaml.parse(1, PolicyYaml.write(policy))).isEqualTo(policy);
    assertThat(PolicyYaml.write(PolicyYaml.parse(1, PLAIN)))
        .doesNotContain("quota", "brake", "audit", "overBudget");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "per: tenant      | per: customer      | quota.per: customer (expected: all," + " tenant)",
        "moderate: 5000   | moderate: -1       | quota: moderate: -1 (expected: >= 0)",
        "moderate: 5000   | moderate: 1.5      | quota.moderate: number (expected: a whole number)",
        "escalate: 500    | escalated: 500     | quota.escalated: unknown key",
        "factor: 4        | factor: 1          | brake: factor: 1.0 (expected: 1.5 to 100)",
        "floor: 0.01      | floor: 0           | brake: floor: 0.0 (expected: > 0, < 1)",
        "spam: 0.03       | spam: 1.5          | brake: rates.spam: 1.5",
        "falseAlarm: 1000000 | falseAlarm: 10  | brake: falseAlarm: 10 (expected: >= 1000)",
        "allowed: 0.001   | allowed: 2         | audit: allowed: 2.0 (expected: 0 to 1)",
        "perDay: 5000     | perDay: -5         | audit: perDay: -5 (expected: >= 0)",
        "people: 0.5      | persons: 0.5       | audit.persons: unknown key",
        "overBudget: specialists | overBudget: nobody | overBudget: nobody (expected: people,"
            + " specialists)",
        "2026-11-28T12    | yesterday          | brake.released: yesterday",
      })
  void names_the_place_of_a_mistake(String right, String wrong, String message) {
    String document = BOUND.replace(right, wrong);
    assertThat(document).isNotEqualTo(BOUND);
    assertThatThrownBy(() -> PolicyYaml.parse(1, document))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_quota_without_a_number_for_each_job_is_refused() {
    assertThatThrownBy(() -> PolicyYaml.parse(1, PLAIN + "quota: {moderate: 5}\n"))
        .hasMessage("quota.escalate: absent (expected: a whole number)");
  }
}
