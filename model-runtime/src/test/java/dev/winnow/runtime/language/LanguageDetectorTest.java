package dev.winnow.runtime.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageDetectorTest {
  private static final LanguageDetector DETECTOR = LanguageDetector.of(LanguageSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | thanks for the lift home, see you at the match on Sunday",
        "de | danke fürs Mitnehmen, wir sehen uns am Sonntag beim Spiel",
        "fr | merci pour le trajet, on se voit dimanche au match",
        "pt | obrigado pela carona, a gente se vê no jogo de domingo",
        "es | gracias por llevarme a casa, nos vemos el domingo en el partido",
        "it | grazie per il passaggio, ci vediamo domenica alla partita",
        "nl | bedankt voor de lift, tot zondag bij de wedstrijd",
        "pl | dzięki za podwózkę, do zobaczenia w niedzielę na meczu",
        "ru | спасибо, что подвезли, увидимся в воскресенье на матче",
        "ar | شكرا على التوصيلة، أراك يوم الأحد في المباراة",
        "tr | bıraktığın için teşekkürler, pazar günü maçta görüşürüz",
        "ja | 送ってくれてありがとう、日曜日の試合で会いましょう",
      })
  void tells_languages_apart(String language, String text) {
    assertThat(DETECTOR.detect(text).tag()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({"ok", "'!!! 123'", "''", "lol", "https://example.org/de/", "la la la"})
  void what_is_too_short_to_tell_is_undetermined(String text) {
    LanguageGuess guess = DETECTOR.detect(text);
    assertThat(guess.tag()).isEqualTo("und");
    assertThat(guess.isDetermined()).isFalse();
  }

  @Test
  void the_weights_are_those_of_opennlp() throws IOException {
    LanguageDetectorME reference = new LanguageDetectorME(model());
    LanguageWeights weights = LanguageWeights.load();
    for (String text : List.of("see you at the match", "wir sehen uns am sonntag beim spiel")) {
      float[] sums = new LanguageReader(weights).sums(text);
      Map<String, Double> expected = new HashMap<>();
      for (Language language : reference.predictLanguages(text)) {
        expected.merge(
            LanguageTag.primary(language.getLang()).orElseThrow(),
            language.getConfidence(),
            Double::sum);
      }
      double total = IntStream.range(0, sums.length).mapToDouble(i -> Math.exp(sums[i])).sum();
      Map<String, Double> found = new HashMap<>();
      for (int i = 0; i < sums.length; i++) {
        found.merge(weights.tags().get(i), Math.exp(sums[i]) / total, Double::sum);
      }
      assertThat(found).containsOnlyKeys(expected.keySet());
      found.forEach(
          (tag, share) ->
              assertThat(share).isCloseTo(Objects.requireNonNull(expected.get(tag)), within(1e-5)));
    }
  }

  @Test
  void what_is_expected_is_found_in_less_text() {
    String text = "não sei bem";
    double unexpected = in("pt", new LanguageSettings(List.of("gl"), 0.8), text);
    assertThat(in("pt", new LanguageSettings(List.of("pt"), 0.8), text)).isGreaterThan(unexpected);
  }

  @Test
  void a_language_that_the_model_does_not_know_cannot_be_expected() {
    assertThatThrownBy(() -> LanguageDetector.of(new LanguageSettings(List.of("tlh"), 0.8)))
        .hasMessageStartingWith("languages: tlh (expected: of [af, ar,");
    assertThatThrownBy(() -> new LanguageSettings(List.of("en"), 0.5))
        .hasMessage("language threshold: 0.5 (expected: above 0.5, at most 1)");
  }

  @Test
  void everything_that_is_expected_by_default_is_known() {
    assertThat(DETECTOR.languages()).containsAll(LanguageSettings.WIDELY_WRITTEN).hasSize(99);
  }

  @Property(seed = "17")
  void any_text_gets_a_language_that_is_likely_enough_or_none(@ForAll String text) {
    LanguageGuess guess = DETECTOR.detect(text);
    assertThat(guess.probability()).isBetween(0.0, 1.0 + 1e-9);
    assertThat(guess.isDetermined()).isEqualTo(guess.probability() >= 0.8);
  }

  @Test
  void many_threads_at_once_get_the_answers_of_one() {
    List<String> texts =
        List.of("wir sehen uns am Sonntag", "see you on Sunday then", "até domingo");
    List<LanguageGuess> alone = texts.stream().map(DETECTOR::detect).toList();
    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> texts.stream().map(DETECTOR::detect).toList())
                .toList())
        .allSatisfy(found -> assertThat(found).isEqualTo(alone));
  }

  private static double in(String language, LanguageSettings settings, String text) {
    return Objects.requireNonNull(LanguageDetector.of(settings).ranked(text).get(language));
  }

  private static LanguageDetectorModel model() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            LanguageDetectorTest.class.getResourceAsStream("/langdetect-183.bin"))) {
      return new LanguageDetectorModel(in);
    }
  }
}
