package dev.winnow.connectors.escalation.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Categories;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void every_category_of_openai_has_its_meaning() {
    assertThat(Vocabulary.OPENAI.meanings())
        .containsOnlyKeys(
            "harassment",
            "harassment/threatening",
            "hate",
            "hate/threatening",
            "illicit",
            "illicit/violent",
            "self-harm",
            "self-harm/intent",
            "self-harm/instructions",
            "sexual",
            "sexual/minors",
            "violence",
            "violence/graphic");
    assertThat(byOurs(Vocabulary.OPENAI))
        .isEqualTo(
            Map.of(
                "toxicity",
                List.of("harassment", "harassment/threatening", "hate", "hate/threatening"),
                "hate",
                List.of("hate", "hate/threatening"),
                "harassment",
                List.of("harassment", "harassment/threatening"),
                "sexual",
                List.of("sexual", "sexual/minors"),
                "violence",
                List.of(
                    "harassment/threatening",
                    "hate/threatening",
                    "illicit/violent",
                    "violence",
                    "violence/graphic"),
                "self_harm",
                List.of("self-harm", "self-harm/instructions", "self-harm/intent"),
                "spam",
                List.of(),
                "prompt_injection",
                List.of(),
                "pii",
                List.of(),
                "profanity",
                List.of()));
  }

  @Test
  void every_category_of_mistral_has_its_meaning() {
    assertThat(Vocabulary.MISTRAL.meanings())
        .containsOnlyKeys(
            "sexual",
            "hate_and_discrimination",
            "violence_and_threats",
            "dangerous",
            "criminal",
            "selfharm",
            "health",
            "financial",
            "law",
            "pii",
            "jailbreaking");
    assertThat(byOurs(Vocabulary.MISTRAL))
        .isEqualTo(
            Map.of(
                "toxicity",
                List.of("hate_and_discrimination"),
                "hate",
                List.of("hate_and_discrimination"),
                "harassment",
                List.of(),
                "sexual",
                List.of("sexual"),
                "violence",
                List.of("violence_and_threats"),
                "self_harm",
                List.of("selfharm"),
                "spam",
                List.of(),
                "prompt_injection",
                List.of("jailbreaking"),
                "pii",
                List.of("pii"),
                "profanity",
                List.of()));
  }

  @Test
  void the_highest_of_theirs_is_ours_and_what_means_nothing_is_left_out() {
    assertThat(
            Vocabulary.OPENAI.translated(
                Map.of("hate", 0.2, "hate/threatening", 0.6, "illicit", 0.9, "unheard", 1.0)))
        .isEqualTo(Map.of("hate", 0.6, "violence", 0.6, "toxicity", 0.6));
  }

  @Test
  void ours_are_known_categories() {
    assertThat(Set.copyOf(Categories.KNOWN))
        .containsAll(Vocabulary.OPENAI.ours())
        .containsAll(Vocabulary.MISTRAL.ours());
  }

  private static Map<String, List<String>> byOurs(Vocabulary vocabulary) {
    Map<String, List<String>> theirs = new TreeMap<>();
    Categories.KNOWN.forEach(ours -> theirs.put(ours, vocabulary.theirs(ours)));
    return theirs;
  }
}
