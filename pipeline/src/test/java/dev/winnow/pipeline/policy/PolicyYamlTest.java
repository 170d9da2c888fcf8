package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private static final String ROUTED =
      DOCUMENT
          + """
          routes:
            - when:
                tenant: [acme, '12']
                surface: [listing, review]
                language: ['no']
                screen: {toxicity: {below: 0.02}}
              skip: [spam, hate]
            - when: {surface: [ticket]}
              skip: [toxicity]
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
  void reads_and_writes_the_share_of_the_screen_in_later_stages() {
    String shared =
        DOCUMENT.replace("{allow: 0.2, act: 0.9}", "{allow: 0.2, act: 0.9, screenShare: 0.4}")
            + """
            language: [en]
            languages:
              de:
                spam:
                  general: {allow: 0.1, act: 0.7, screenShare: 0.25}
            """;
    Policy policy = PolicyYaml.parse(7, shared);

    assertThat(Objects.requireNonNull(policy.categories().get("spam")).thresholds())
        .containsEntry(Stage.SCREEN, new Thresholds(0.02, 0.98))
        .containsEntry(Stage.SPECIALISTS, new Thresholds(0.2, 0.9, 0.4));
    assertThat(Objects.requireNonNull(policy.languages().others().get("de")).get("spam"))
        .containsEntry(Stage.GENERAL, new Thresholds(0.1, 0.7, 0.25));
    assertThat(PolicyYaml.parse(7, PolicyYaml.write(policy))).isEqualTo(policy);
    assertThat(PolicyYaml.write(PolicyYaml.parse(7, DOCUMENT))).doesNotContain("screenShare");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.98} | 0.98, screenShare: 0.1} | categories.spam.screen.screenShare: unknown key",
        "0.9}  | 0.9, screenShare: 1}    | categories.spam.specialists: screenShare: 1.0 (expected: 0 <= share < 1)",
        "0.9}  | 0.9, screenShare: -0.1} | categories.spam.specialists: screenShare: -0.1",
        "0.9}  | 0.9, screenShare: half} | categories.spam.specialists.screenShare: string",
      })
  void names_the_place_of_a_wrong_share(String right, String wrong, String message) {
    String document = DOCUMENT.replace(right, wrong);
    assertThat(document).isNotEqualTo(DOCUMENT);
    assertThatThrownBy(() -> PolicyYaml.parse(1, document))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void reads_routes() {
    assertThat(PolicyYaml.parse(1, ROUTED).routes())
        .containsExactly(
            new Route(
                new RouteCondition(
                    Set.of("acme", "12"),
                    Set.of("listing", "review"),
                    Set.of("no"),
                    Map.of("toxicity", 0.02)),
                Set.of("spam", "hate")),
            new Route(
                new RouteCondition(Set.of(), Set.of("ticket"), Set.of(), Map.of()),
                Set.of("toxicity")));
    assertThat(PolicyYaml.parse(1, DOCUMENT + "routes: []\n").routes()).isEmpty();
  }

  @Test
  void writes_nothing_of_routes_where_there_are_none() {
    assertThat(PolicyYaml.write(PolicyYaml.parse(1, DOCUMENT))).doesNotContain("routes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "routes:              | routs:                | routs: unknown key",
        "skip: [toxicity]     | skipp: [toxicity]     | routes[1].skipp: unknown key",
        "skip: [toxicity]     | skip: []              | routes[1].skip: 0 entries (expected: 1 to 100)",
        "skip: [toxicity]     | skip: toxicity        | routes[1].skip: string (expected: a list)",
        "skip: [toxicity]     | skip: [null]          | routes[1].skip[0]: null (expected: a word, in quotes)",
        "skip: [toxicity]     | skip: [Toxicity]      | routes[1]: skip: Toxicity: not a category",
        "{surface: [ticket]}  | {}                    | routes[1].when: no condition",
        "{surface: [ticket]}  | {surface: [shop]}     | routes[1].when: surface: shop",
        "{surface: [ticket]}  | {surfaces: [ticket]}  | routes[1].when.surfaces: unknown key",
        "{surface: [ticket]}  | {screen: {}}          | routes[1].when.screen: 0 entries",
        "when: {surface: [ticket]} | unless: {}       | routes[1].unless: unknown key",
        "tenant: [acme, '12'] | tenant: [acme, 12]    | routes[0].when.tenant[1]: number",
        "tenant: [acme, '12'] | tenant: [a/b]         | routes[0].when: tenant: a/b",
        "language: ['no']     | language: [english_]  | routes[0].when: language: english_",
        "language: ['no']     | language: [no]        | routes[0].when.language[0]: boolean (expected: a word, in quotes)",
        "{below: 0.02}        | {under: 0.02}         | routes[0].when.screen.toxicity.under: unknown key",
        "{below: 0.02}        | {below: 0}            | routes[0].when: screen.toxicity.below: 0.0",
        "{below: 0.02}        | {below: 1.5}          | routes[0].when: screen.toxicity.below: 1.5",
        "{below: 0.02}        | {below: low}          | routes[0].when.screen.toxicity.below: string",
        "{below: 0.02}        | 0.02                  | routes[0].when.screen.toxicity: number",
      })
  void names_the_place_of_a_mistake_in_a_route(String right, String wrong, String message) {
    String document = ROUTED.replace(right, wrong);
    assertThat(document).isNotEqualTo(ROUTED);
    assertThatThrownBy(() -> PolicyYaml.parse(1, document))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void routes_and_their_lists_are_bounded() {
    String route = "  - {when: {tenant: [acme]}, skip: [spam]}\n";
    assertThat(PolicyYaml.parse(1, DOCUMENT + "routes:\n" + route.repeat(100)).routes())
        .hasSize(100);
    assertThatThrownBy(() -> PolicyYaml.parse(1, DOCUMENT + "routes:\n" + route.repeat(101)))
        .hasMessage("routes: 101 entries (expected: 0 to 100)");
    String names = "t, ".repeat(100) + "t";
    assertThatThrownBy(
            () -> PolicyYaml.parse(1, DOCUMENT + "routes:\n" + route.replace("acme", names)))
        .hasMessage("routes[0].when.tenant: 101 entries (expected: 1 to 100)");
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
        "remove       | delete         | categories.spam.action: delete",
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
