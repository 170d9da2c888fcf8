package dev.winnow.training.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.repository.LabelCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentCategoriesTest {
  @Test
  void a_class_keeps_its_name_and_its_category_says_the_field() {
    assertThat(IntentCategories.of("intent", List.of("spam", "Where is it?", "2nd card")))
        .containsExactly(
            new LabelCategory("spam", "intent_spam"),
            new LabelCategory("Where is it?", "intent_where_is_it"),
            new LabelCategory("2nd card", "intent_2nd_card"));
    assertThat(categories("Team-Queue", "Bills")).containsExactly("team_queue_bills");
    assertThat(categories("1st", "Bills")).containsExactly("class_bills");
  }

  @Test
  void no_two_classes_are_of_one_category() {
    assertThat(categories("intent", "a b", "a-b", "a_b", "a_b_2"))
        .containsExactly("intent_a_b", "intent_a_b_2", "intent_a_b_3", "intent_a_b_2_2");
    assertThat(categories("intent", "請求", "返金")).containsExactly("intent_", "intent__2");
  }

  @Test
  void long_names_are_cut() {
    String first = "x".repeat(80) + "a";
    String second = "x".repeat(80) + "b";
    assertThat(categories("intent", first, second))
        .containsExactly("intent_" + "x".repeat(57), "intent_" + "x".repeat(55) + "_2");
  }

  private static List<String> categories(String field, String... classes) {
    return IntentCategories.of(field, List.of(classes)).stream()
        .map(LabelCategory::category)
        .toList();
  }
}
