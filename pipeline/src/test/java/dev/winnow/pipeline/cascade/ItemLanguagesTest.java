package dev.winnow.pipeline.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.language.LanguageDetector;
import dev.winnow.runtime.language.LanguageSettings;
import dev.winnow.schemas.ContentItem;
import org.junit.jupiter.api.Test;

final class ItemLanguagesTest {
  private static final ItemLanguages DETECTING =
      ItemLanguages.detecting(LanguageDetector.of(LanguageSettings.DEFAULT));

  @Test
  void what_the_platform_states_stands() {
    ContentItem item = Items.item("a").setLanguage("pt-BR").build();
    assertThat(DETECTING.settle(item)).isSameAs(item);
    assertThat(ItemLanguages.assuming("de").settle(item)).isSameAs(item);
  }

  @Test
  void what_it_does_not_state_is_found_in_the_text() {
    ContentItem item = Items.item("a").setText("wir sehen uns dann am Sonntag").build();
    ContentItem found = DETECTING.settle(item);
    assertThat(found.getLanguage()).isEqualTo("de");
    assertThat(found.getLanguageSource()).isEqualTo("detected");
    assertThat(found.getText()).isEqualTo(item.getText());
    assertThat(item.getLanguage()).isNull();
    assertThat(DETECTING.settle(found)).isSameAs(found);
  }

  @Test
  void a_word_that_names_no_language_is_no_statement() {
    ContentItem item =
        Items.item("a")
            .setText("muchas gracias por todo, nos vemos el domingo por la tarde")
            .setLanguage("spanish")
            .build();
    assertThat(DETECTING.settle(item).getLanguage()).isEqualTo("es");
  }

  @Test
  void a_text_that_tells_nothing_is_undetermined() {
    ContentItem found = DETECTING.settle(Items.item("a").setText("ok").build());
    assertThat(found.getLanguage()).isEqualTo("und");
    assertThat(found.getLanguageSource()).isEqualTo("detected");
  }

  @Test
  void all_that_state_none_can_be_taken_for_one_language() {
    ContentItem found = ItemLanguages.assuming("de").settle(Items.item("a").build());
    assertThat(found.getLanguage()).isEqualTo("de");
    assertThat(found.getLanguageSource()).isEqualTo("assumed");
    assertThatThrownBy(() -> ItemLanguages.assuming("German"))
        .hasMessageContaining("language: German (expected: the code of a language, such as en)");
  }

  @Test
  void a_deletion_has_no_language() {
    ContentItem item = Items.item("a").setText(null).build();
    assertThat(DETECTING.settle(item)).isSameAs(item);
    assertThat(ItemLanguages.STATED.settle(Items.item("a").build()).getLanguage()).isNull();
  }
}
