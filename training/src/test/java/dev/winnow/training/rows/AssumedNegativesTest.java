package dev.winnow.training.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssumedNegativesTest {
  @Test
  void a_question_to_a_bank_is_no_abuse_and_no_attack() {
    assertThat(one("banking77", Map.of()).labels())
        .isEqualTo(
            Map.of(
                "toxicity", false,
                "hate", false,
                "harassment", false,
                "profanity", false,
                "prompt_injection", false));
  }

  @Test
  void only_mail_that_is_no_spam_is_taken_for_harmless() {
    assertThat(one("spamassassin", Map.of("spam", false)).labels())
        .containsOnlyKeys(
            "spam", "toxicity", "hate", "harassment", "profanity", "prompt_injection");
    assertThat(one("spamassassin", Map.of("spam", true)).labels())
        .isEqualTo(Map.of("spam", true, "prompt_injection", false));
  }

  @Test
  void what_a_source_says_stands_and_sets_that_nobody_knows_stay_as_they_are() {
    assertThat(one("davidson", Map.of("toxicity", true, "prompt_injection", true)).labels())
        .isEqualTo(Map.of("toxicity", true, "prompt_injection", true));
    assertThat(one("my-own", Map.of("toxicity", true)).labels())
        .isEqualTo(Map.of("toxicity", true));
  }

  @Test
  void what_is_not_toxic_harasses_nobody_and_does_not_swear() {
    assertThat(one("my-own", Map.of("toxicity", false)).labels())
        .isEqualTo(Map.of("toxicity", false, "harassment", false, "profanity", false));
    assertThat(one("my-own", Map.of("toxicity", false, "profanity", true)).labels())
        .containsEntry("profanity", true);
  }

  @Test
  void so_many_of_a_source_at_most_the_same_in_any_order() {
    List<LabelledRow> rows =
        IntStream.range(0, 3000).mapToObj(i -> row("clinc150", "id" + i, Map.of())).toList();
    List<LabelledRow> assumed = AssumedNegatives.add("clinc150", rows);
    assertThat(assumed).hasSize(3000);
    assertThat(assumed.stream().filter(row -> row.isLabelled("hate"))).hasSize(2500);
    List<LabelledRow> turned = IntStream.range(0, 3000).mapToObj(i -> rows.get(2999 - i)).toList();
    assertThat(AssumedNegatives.add("clinc150", turned)).isEqualTo(assumed);
  }

  private static LabelledRow one(String set, Map<String, Boolean> labels) {
    return AssumedNegatives.add(set, List.of(row(set, "a", labels))).get(0);
  }

  private static LabelledRow row(String set, String id, Map<String, Boolean> labels) {
    return new LabelledRow(id, "a text", "en", set, labels, Map.of());
  }
}
