package dev.winnow.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ReadingTest {
  @Test
  void a_verdict_of_the_screen_tells_what_the_screen_found() {
    assertThat(Reading.of(Judged.byScreen(0.3, 7, "en")))
        .extracting(reading -> reading.figure().name(), Reading::number, Reading::word)
        .containsExactlyInAnyOrder(
            tuple("language", 0.0, "en"),
            tuple("tokens-screen", 7.0, ""),
            tuple("truncated-screen", 0.0, ""),
            tuple("score-screen-spam", 0.3, ""));
  }

  @Test
  void a_verdict_of_the_specialists_tells_what_both_found_each_score_once() {
    assertThat(Reading.of(Judged.bySpecialists(0.1, 0.6)))
        .extracting(reading -> reading.figure().name(), Reading::number, Reading::word)
        .containsExactlyInAnyOrder(
            tuple("language", 0.0, "de"),
            tuple("tokens-screen", 12.0, ""),
            tuple("truncated-screen", 0.0, ""),
            tuple("score-screen-spam", 0.1, ""),
            tuple("tokens-specialists", 9.0, ""),
            tuple("truncated-specialists", 1.0, ""),
            tuple("score-specialists-hate", 0.6, ""));
  }

  @Test
  void a_score_is_what_the_stage_found_by_itself_whatever_the_policy_pools_it_with() {
    Verdict verdict = Judged.bySpecialists(0.1, 0.6);
    List<Reading> alone = Reading.of(verdict);
    LabelScore label = Objects.requireNonNull(verdict.getLabels().get("hate"));
    label.setProbability(0.42);
    label.setStageProbability(0.6);

    assertThat(Reading.of(verdict)).isEqualTo(alone);
  }

  @Test
  void what_is_passed_on_and_what_the_specialists_find_make_up_their_verdict() {
    Verdict verdict = Judged.bySpecialists(0.1, 0.6);
    List<Reading> readings =
        new ArrayList<>(Reading.passedOn("de-AT", verdict.getEvidence().get(0)));
    Reading.of(verdict).stream().filter(Reading::isOfSpecialists).forEach(readings::add);

    assertThat(readings).containsExactlyInAnyOrderElementsOf(Reading.of(verdict));
    assertThat(Reading.passedOn(null, null)).isEmpty();
  }

  @Test
  void a_language_that_cannot_be_told_is_one_too() {
    assertThat(Reading.of(Judged.byScreen(0.3, 7, "und")))
        .extracting(Reading::word)
        .contains("und");
  }

  @Test
  void verdicts_of_others_and_of_what_was_withdrawn_tell_nothing() {
    Verdict general =
        Judged.verdict(
            Stage.GENERAL, Map.of("spam", Judged.label(0.5, Stage.GENERAL)), List.of(), "en");
    Verdict deleted = Judged.byScreen(0.3, 7, "en");
    deleted.setOutcome("deleted");
    assertThat(Reading.of(general)).isEmpty();
    assertThat(Reading.of(deleted)).isEmpty();
  }

  @Test
  void a_number_falls_into_the_range_that_its_edge_ends_and_a_strange_word_among_the_others() {
    Bins ranges = new Bins.Ranges(List.of(0.1, 0.5));
    assertThat(List.of(0.0, 0.1, 0.2, 0.5, 0.6, 1.0))
        .extracting(number -> ranges.of(number("x", number)))
        .containsExactly(0, 0, 1, 1, 2, 2);
    Bins words = new Bins.Words(List.of("en", "de"));
    assertThat(List.of("en", "de", "fr"))
        .extracting(word -> words.of(number(word, 0)))
        .containsExactly(0, 1, 2);
  }

  private static Reading number(String word, double number) {
    return new Reading(new Figure(Figure.Kind.LANGUAGE, "", ""), number, word);
  }
}
