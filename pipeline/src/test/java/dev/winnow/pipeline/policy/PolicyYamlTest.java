package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyYamlTest {
  private static final String DOCUMENT =
      """
      interimAction: limit
      categories:
        spam:
          action: remove
          screen: {allow: 0.02, act: 0.98}
          specialists: {allow: 0.2, act: 0.9}
      """;

  @Test
  void reads_a_document() {
    assertThat(PolicyYaml.parse(7, DOCUMENT))
        .isEqualTo(
            new Policy(
                7,
                Action.LIMIT,
                Map.of(
                    "spam",
                    new CategoryPolicy(
                        Action.REMOVE,
                        Map.of(
                            Stage.SCREEN, new Thresholds(0.02, 0.98),
                            Stage.SPECIALISTS, new Thresholds(0.2, 0.9))))));
  }

  @Test
  void the_default_document_names_the_four_trained_categories_at_both_stages() {
    Policy policy = PolicyYaml.parse(1, PolicyYaml.defaultDocument());
    assertThat(policy.categories())
        .containsOnlyKeys("toxicity", "hate", "spam", "prompt_injection");
    assertThat(policy.categories().values())
        .allSatisfy(
            category ->
                assertThat(category.thresholds()).containsKeys(Stage.SPECIALISTS, Stage.GENERAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allow: 0.2   | alow: 0.2      | categories.spam.specialists.alow: unknown key",
        "act: 0.9}    | act: high}     | categories.spam.specialists.act: string",
        "act: 0.9}    | act: 0.1}      | categories.spam.specialists: thresholds: allow 0.2, act 0.1",
        "act: 0.9}    | act: .nan}     | Malformed numeric value",
        "specialists: | specialist:    | categories.spam.specialist: unknown key",
        "specialists: | people:        | categories.spam.people: unknown key",
        "remove       | review         | categories.spam: action: review (expected: limit, remove)",
        "remove       | delete         | categories.spam.action: action: delete",
        "limit        | remove         | interimAction: remove (expected: allow, limit)",
        "interimAction| interim        | interim: unknown key",
        "spam:        | Spam!:         | categories.Spam!: not a category",
        "screen:      | specialists:   | Duplicate field",
      })
  void names_the_place_of_a_mistake(String right, String wrong, String message) {
    String document = DOCUMENT.replace(right, wrong);
    assertThat(document).isNotEqualTo(DOCUMENT);
    assertThatThrownBy(() -> PolicyYaml.parse(1, document))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | document: absent",
        "hello | document: string",
        "'[1, 2]' | document: array",
        "'categories: {}' | interimAction: absent",
        "'interimAction: allow' | categories: absent",
        "'{interimAction: allow, categories: [' | not YAML",
        "'{interimAction: allow, categories: {a: {action: limit}}}' | categories.a: no thresholds",
      })
  void refuses_what_is_no_policy(String document, String message) {
    assertThatThrownBy(() -> PolicyYaml.parse(1, document))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refuses_a_second_document_and_one_that_is_too_long() {
    assertThatThrownBy(() -> PolicyYaml.parse(1, DOCUMENT + "---\na: 1\n"))
        .isInstanceOf(PolicyException.class);
    assertThatThrownBy(() -> PolicyYaml.parse(1, "#".repeat(PolicyYaml.MAX_LENGTH + 1)))
        .hasMessageContaining("262145 characters (expected: at most 262144)");
  }
}
