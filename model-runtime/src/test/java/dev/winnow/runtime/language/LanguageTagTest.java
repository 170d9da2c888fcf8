package dev.winnow.runtime.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTagTest {
  @ParameterizedTest
  @CsvSource({
    "en, en",
    "EN, en",
    "en-GB, en",
    "pt_BR, pt",
    "zh-Hant-TW, zh",
    "eng, en",
    "deu, de",
    "fas, fa",
    "pes, fa",
    "cmn, zh",
    "heb, he",
    "iw, he",
    "ind, id",
    "gsw, gsw",
  })
  void the_primary_subtag_is_the_shortest_name_of_the_language(String tag, String primary) {
    assertThat(LanguageTag.primary(tag)).contains(primary);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "und", "mul", "zxx", "english", "e", "en-", "en GB", "\u00e9n"})
  void what_names_no_language_is_none(String tag) {
    assertThat(LanguageTag.primary(tag)).isEmpty();
  }

  @Test
  void a_setting_must_be_a_primary_subtag() {
    assertThat(LanguageTag.require("languages", "de")).isEqualTo("de");
    assertThatThrownBy(() -> LanguageTag.require("languages", "de-AT"))
        .hasMessage("languages: de-AT (expected: the code of a language, such as en)");
  }
}
