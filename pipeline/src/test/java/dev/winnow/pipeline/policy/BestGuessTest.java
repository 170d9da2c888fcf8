package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BestGuessTest {
  private static final Thresholds WIDE = new Thresholds(0.1, 0.9);
  private static final Policy POLICY =
      new Policy(
          1,
          Action.ALLOW,
          Map.of(
              "toxicity", heard(Action.REMOVE),
              "spam", heard(Action.LIMIT),
              "hate", new CategoryPolicy(Action.REMOVE, Map.of(Stage.GENERAL, WIDE))));

  @Test
  void what_is_as_likely_as_not_is_flagged_and_what_is_less_likely_is_not() {
    Decision guess = of(Map.of("toxicity", found(0.49), "spam", found(0.5), "hate", sure()));

    assertThat(guess).isInstanceOf(Decision.Decided.class);
    assertThat(((Decision.Decided) guess).action()).isEqualTo(Action.LIMIT);
    assertThat(guess.labels()).extractingByKey("toxicity").returns(false, LabelScore::getFlagged);
    assertThat(guess.labels())
        .extractingByKey("spam")
        .returns(true, LabelScore::getFlagged)
        .returns(false, LabelScore::getSure);
  }

  @Test
  void what_nobody_found_anything_of_stays_in_doubt() {
    Decision guess = of(Map.of("toxicity", found(0.2), "spam", found(0.8)));

    assertThat(guess)
        .isInstanceOfSatisfying(
            Decision.Unsure.class,
            unsure -> {
              assertThat(unsure.categories()).containsExactly("hate");
              assertThat(unsure.soFar()).isEqualTo(Action.LIMIT);
            });
  }

  @Test
  void doubt_that_would_change_nothing_holds_nothing_up() {
    Decision guess = of(Map.of("toxicity", found(0.8), "spam", found(0.2)));

    assertThat(guess).isInstanceOf(Decision.Decided.class);
    assertThat(((Decision.Decided) guess).action()).isEqualTo(Action.REMOVE);
  }

  @Test
  void a_trigger_guesses_nothing() {
    LabelScore trigger = LabelScore.newBuilder(found(0.8)).setCalibrated(false).build();

    assertThat(of(Map.of("toxicity", trigger, "spam", found(0.01), "hate", sure())))
        .isInstanceOfSatisfying(
            Decision.Unsure.class,
            unsure -> assertThat(unsure.categories()).containsExactly("toxicity"));
  }

  private static Decision of(Map<String, LabelScore> labels) {
    Trail trail = new Trail(new Traits("t", "post", null), labels, List.of());
    return BestGuess.of(POLICY, trail);
  }

  private static CategoryPolicy heard(Action action) {
    return new CategoryPolicy(action, Map.of(Stage.SPECIALISTS, WIDE, Stage.GENERAL, WIDE));
  }

  private static LabelScore found(double probability) {
    return LabelScore.newBuilder()
        .setStage(Stage.SPECIALISTS.term())
        .setScore(probability)
        .setProbability(probability)
        .setFlagged(false)
        .build();
  }

  /** Of the general model: nothing of it is in doubt. */
  private static LabelScore sure() {
    return LabelScore.newBuilder(found(0)).setStage(Stage.GENERAL.term()).build();
  }
}
