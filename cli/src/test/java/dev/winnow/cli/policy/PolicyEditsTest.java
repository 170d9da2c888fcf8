package dev.winnow.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Quota;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolicyEditsTest {
  private static final Policy POLICY =
      PolicyYaml.parse(
          3,
          """
          interimAction: allow
          categories:
            spam:
              action: remove
              specialists: {allow: 0.2, act: 0.9}
          routes:
            - when: {tenant: ["12", "null"], language: ["no"], screen: {spam: {below: 0.00001}}}
              skip: [spam]
          """);

  @Test
  void an_assignment_changes_one_value_and_keeps_the_routes() {
    Policy edited = edited("spam.action=limit", "interimAction=limit");
    assertThat(edited.interimAction()).isEqualTo(Action.LIMIT);
    assertThat(Objects.requireNonNull(edited.categories().get("spam")).action())
        .isEqualTo(Action.LIMIT);
    assertThat(edited.routes()).isEqualTo(POLICY.routes());
  }

  @Test
  void the_share_of_the_screen_is_assigned_to_as_thresholds_are() {
    Policy edited = edited("spam.specialists.screenShare=0.4");
    assertThat(Objects.requireNonNull(edited.categories().get("spam")).at(Stage.SPECIALISTS))
        .isEqualTo(new Thresholds(0.2, 0.9, 0.4));
    Policy later =
        PolicyYaml.parse(5, PolicyEdits.apply(edited, List.of("spam.specialists.act=0.8")));
    assertThat(Objects.requireNonNull(later.categories().get("spam")).at(Stage.SPECIALISTS))
        .isEqualTo(new Thresholds(0.2, 0.8, 0.4));
  }

  @Test
  void a_quota_and_a_brake_are_assigned_to_by_their_parts() {
    Policy edited =
        edited(
            "quota.per=tenant",
            "quota.moderate=500",
            "quota.escalate=50",
            "brake.factor=2.5",
            "brake.released=2026-11-28T12:00:00Z");
    assertThat(edited.controls().quota()).isEqualTo(new Quota(Quota.Scope.TENANT, 500, 50));
    assertThat(Objects.requireNonNull(edited.controls().brake()).factor()).isEqualTo(2.5);
    assertThat(Objects.requireNonNull(edited.controls().brake()).released())
        .isEqualTo(Instant.parse("2026-11-28T12:00:00Z"));
    Policy later = PolicyYaml.parse(5, PolicyEdits.apply(edited, List.of("quota.moderate=400")));
    assertThat(later.controls().quota()).isEqualTo(new Quota(Quota.Scope.TENANT, 400, 50));
    assertThat(later.controls().brake()).isEqualTo(edited.controls().brake());
    assertThatThrownBy(() -> edited("quota.moderate=many"))
        .hasMessage("quota.moderate: string (expected: a whole number)");
  }

  @Test
  void a_category_may_be_called_quota() {
    Policy named =
        PolicyYaml.parse(
            3,
            "interimAction: allow\n"
                + "categories: {quota: {action: remove, general: {allow: 0, act: 1}}}\n");
    Policy edited = PolicyYaml.parse(4, PolicyEdits.apply(named, List.of("quota.action=limit")));
    assertThat(Objects.requireNonNull(edited.categories().get("quota")).action())
        .isEqualTo(Action.LIMIT);
  }

  @Test
  void routes_are_not_assigned_to() {
    assertThatThrownBy(() -> edited("routes=none")).hasMessageContaining("routes=none (expected:");
    assertThatThrownBy(() -> edited("routes.skip=spam")).isInstanceOf(PolicyException.class);
  }

  private static Policy edited(String... assignments) {
    return PolicyYaml.parse(4, PolicyEdits.apply(POLICY, List.of(assignments)));
  }
}
