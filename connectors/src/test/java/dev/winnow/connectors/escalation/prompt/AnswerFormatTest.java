package dev.winnow.connectors.escalation.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormatTest {
  private static final AnswerFormat FORMAT = new AnswerFormat(List.of("hate", "spam"));

  @Test
  void reads_a_digit_for_each_category_and_where_it_stands() throws Exception {
    String answer = "{ \"spam\" : 7,\n \"hate\":0}";

    Map<String, Rating> ratings = FORMAT.read(answer);

    assertThat(ratings).containsOnlyKeys("hate", "spam");
    ratings.forEach(
        (category, rating) ->
            assertThat(answer.charAt(rating.offset()) - '0').isEqualTo(rating.value()));
    assertThat(ratings)
        .hasEntrySatisfying("spam", spam -> assertThat(spam.score()).isEqualTo(7 / 9.0));
  }

  @Test
  void positions_hold_behind_a_markdown_fence_and_beyond_ascii() throws Exception {
    String answer = "\n ```json\n{\"hate\": 3, \"spam\": 4}\n```\n";

    FORMAT
        .read(answer)
        .values()
        .forEach(
            rating -> assertThat(answer.charAt(rating.offset()) - '0').isEqualTo(rating.value()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"hate\": 1} | no spam",
        "{\"hate\": 1, \"spam\": 2, \"other\": 3} | a key that was not asked for",
        "{\"hate\": 1, \"spam\": 2, \"spam\": 0} | spam more than once",
        "{\"hate\": 10, \"spam\": 2} | no whole number from 0 to 9",
        "{\"hate\": -1, \"spam\": 2} | no whole number from 0 to 9",
        "{\"hate\": 0.5, \"spam\": 2} | no whole number from 0 to 9",
        "{\"hate\": \"1\", \"spam\": 2} | no whole number from 0 to 9",
        "{\"hate\": null, \"spam\": 2} | no whole number from 0 to 9",
        "{\"hate\": 1, \"spam\": 2} {\"hate\": 0, \"spam\": 0} | more than one JSON object",
        "{\"hate\": 1, \"spam\": 2} fine | not a whole JSON object",
        "{\"hate\": 1, \"spam | not a whole JSON object",
        "[1, 2] | not a JSON object",
        "'' | not a JSON object",
        "Fine: {\"hate\": 1, \"spam\": 2} | not a whole JSON object"
      })
  void anything_else_is_malformed(String answer, String why) {
    assertThatThrownBy(() -> FORMAT.read(answer))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining(why);
  }
}
