package dev.winnow.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Action;
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
  void routes_are_not_assigned_to() {
    assertThatThrownBy(() -> edited("routes=none")).hasMessageContaining("routes=none (expected:");
    assertThatThrownBy(() -> edited("routes.skip=spam")).isInstanceOf(PolicyException.class);
  }

  private static Policy edited(String... assignments) {
    return PolicyYaml.parse(4, PolicyEdits.apply(POLICY, List.of(assignments)));
  }
}
