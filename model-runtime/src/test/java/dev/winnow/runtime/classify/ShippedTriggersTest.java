package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.schemas.Categories;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The triggers that stand in {@code models/}: a screen that heads made of descriptions taught. */
class ShippedTriggersTest {
  private static final String SCREEN = "screen-en-triggers";
  private static final String EVERYDAY = "See you at the station at six, I will bring the tickets.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        Categories.SELF_HARM
            + "| I do not see why I should go on living, it would be best to end it.",
        Categories.SEXUAL + "| He undressed her and they made love until the morning.",
        Categories.VIOLENCE + "| I will come to your house and beat you to death with a hammer.",
      })
  void rank_what_they_are_about_above_everyday_talk_and_are_marked(String category, String text) {
    try (Classifier screen = ModelHost.acquireDirect(BuiltModels.FOLDER, List.of(SCREEN))) {
      CategoryScore found = score(screen, text, category);
      CategoryScore everyday = score(screen, EVERYDAY, category);
      assertThat(found.probability()).isGreaterThan(everyday.probability() + 0.3);
      assertThat(found.probability()).isEqualTo(found.score());
      assertThat(found.calibrated()).isFalse();
    }
  }

  private static CategoryScore score(Classifier classifier, String text, String category) {
    CategoryScore score = classifier.classify(text).join().scores().get(category);
    return score == null ? new CategoryScore(Double.NaN, Double.NaN) : score;
  }
}
