package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageRulesTest {
  private static final String DOCUMENT =
      """
      interimAction: allow
      categories:
        spam:
          action: remove
          screen: {allow: 0.5, act: 0.9}
          specialists: {allow: 0.3, act: 0.8}
      language: ["en"]
      languages:
        "de":
          spam:
            screen: {allow: 0.1, act: 0.95}
        "other":
          spam:
            specialists: {allow: 0.2, act: 1.0}
      """;

  private static final Policy POLICY = PolicyYaml.parse(1, DOCUMENT);

  @Test
  void a_document_with_languages_is_written_so_that_it_reads_the_same() {
    assertThat(PolicyYaml.parse(1, PolicyYaml.write(POLICY))).isEqualTo(POLICY);
    assertThat(PolicyYaml.write(POLICY)).isEqualTo(DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "en, SCREEN, 0.5, 0.9",
    "en-GB, SPECIALISTS, 0.3, 0.8",
    ", SCREEN, 0.5, 0.9",
    "und, SCREEN, 0.5, 0.9",
    "de, SCREEN, 0.1, 0.95",
    "de, SPECIALISTS, 0.2, 1",
    "fr, SPECIALISTS, 0.2, 1",
  })
  void thresholds_are_those_for_the_language(
      @Nullable String language, Stage stage, double allow, double act) {
    assertThat(thresholds(POLICY, language, stage)).isEqualTo(new Thresholds(allow, act));
  }

  @Test
  void a_stage_may_have_none_for_a_language() {
    assertThat(thresholds(POLICY, "fr", Stage.SCREEN)).isNull();
  }

  @Test
  void without_a_language_the_thresholds_of_the_categories_are_for_all_that_are_not_named() {
    Policy policy =
        PolicyYaml.parse(
            1, DOCUMENT.replace("language: [\"en\"]\n", "").replace("\"other\":", "\"pt\":"));
    assertThat(thresholds(policy, "fr", Stage.SCREEN)).isEqualTo(new Thresholds(0.5, 0.9));
    assertThat(thresholds(policy, "de", Stage.SCREEN)).isEqualTo(new Thresholds(0.1, 0.95));
  }

  @Test
  void a_door_that_is_closed_at_the_specialists_is_closed_at_the_screen_of_any_language() {
    Policy closed =
        PolicyYaml.parse(1, DOCUMENT.replace("{allow: 0.3, act: 0.8}", "{allow: 0, act: 1}"));
    assertThat(thresholds(closed, "de", Stage.SCREEN)).isEqualTo(new Thresholds(0, 1));
  }

  @Test
  void what_no_stage_is_heard_about_in_a_language_is_in_doubt_to_the_end() {
    Policy policy = PolicyYaml.parse(1, DOCUMENT.substring(0, DOCUMENT.indexOf("languages:")));
    for (Stage stage : List.of(Stage.SCREEN, Stage.SPECIALISTS, Stage.GENERAL)) {
      assertThat(decide(policy, stage, "fr", 0.99)).isInstanceOf(Unsure.class);
      assertThat(decide(policy, stage, "fr", 0.01)).isInstanceOf(Unsure.class);
    }
    assertThat(decide(policy, Stage.SPECIALISTS, "en", 0.99)).isInstanceOf(Decided.class);
    assertThat(
            Objects.requireNonNull(decide(policy, Stage.SCREEN, "fr", 0.99).labels().get("spam"))
                .getFlagged())
        .isFalse();
  }

  @Test
  void a_stage_that_is_heard_in_one_language_alone_is_waited_for_in_it() {
    Policy policy =
        PolicyYaml.parse(
            1,
            DOCUMENT.replace(
                "screen: {allow: 0.1, act: 0.95}", "general: {allow: 0.1, act: 0.95}"));
    Decision german =
        PolicyEngine.decide(
            policy, Stage.SPECIALISTS, Trail.start(new Traits("acme", "comment", "de")), Map.of());
    Decision english =
        PolicyEngine.decide(
            policy, Stage.GENERAL, Trail.start(new Traits("acme", "comment", "en")), Map.of());
    assertThat(german).isInstanceOf(Unsure.class);
    assertThat(english).isInstanceOf(Decided.class);
  }

  @Test
  void others_may_be_let_through_and_never_acted_on() {
    assertThat(decide(POLICY, Stage.SPECIALISTS, "fr", 0.19))
        .isEqualTo(decide(POLICY, Stage.SPECIALISTS, "nl", 0.19))
        .isInstanceOf(Decided.class);
    assertThat(decide(POLICY, Stage.SPECIALISTS, "fr", 0.99)).isInstanceOf(Unsure.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language: [\"en\"] | language: [english]  | language: english (expected: the code of a"
            + " language",
        "language: [\"en\"] | language: []         | language: 0 entries (expected: 1 to 100)",
        "language: [\"en\"]\\n |                      | languages.other: without language",
        "\"de\":          | \"de-AT\":           | languages: de-AT (expected: the code of a"
            + " language",
        "\"de\":\\n"
            + "    spam: | \"de\":\\n"
            + "    hate:  | languages: hate (expected: one of the categories [spam])",
        "screen: {allow: 0.1 | scren: {allow: 0.1 | languages.de.spam.scren: unknown key",
        "allow: 0.1, act: 0.95 | allow: 0.1, act: 2 | languages.de.spam.screen: thresholds",
      })
  void names_the_place_of_a_mistake(String right, @Nullable String wrong, String message) {
    String document =
        DOCUMENT.replace(
            right.replace("\\n", "\n"), wrong == null ? "" : wrong.replace("\\n", "\n"));
    assertThat(document).isNotEqualTo(DOCUMENT);
    assertThatThrownBy(() -> PolicyYaml.parse(1, document))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  private static @Nullable Thresholds thresholds(
      Policy policy, @Nullable String language, Stage stage) {
    CategoryPolicy rules = Objects.requireNonNull(policy.categories().get("spam"));
    return policy.thresholds("spam", rules, stage, new Traits("acme", "comment", language));
  }

  private static Decision decide(Policy policy, Stage stage, String language, double found) {
    Trail start = Trail.start(new Traits("acme", "comment", language));
    return PolicyEngine.decide(policy, stage, start, Map.of("spam", new Scored(found, found)));
  }

  @Test
  void a_policy_without_languages_says_nothing_of_them() {
    assertThat(PolicyYaml.write(new Policy(1, Action.ALLOW, Map.of()))).doesNotContain("language");
  }
}
