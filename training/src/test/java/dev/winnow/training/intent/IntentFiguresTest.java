package dev.winnow.training.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntentFiguresTest {
  private static final List<String> CLASSES = List.of("card", "oos", "refund");

  /** Right: two of three cards, one of two out of scope, one of two refunds. */
  private static final List<Answer> ANSWERS =
      List.of(
          new Answer(0, 0, 0.9),
          new Answer(0, 0, 0.8),
          new Answer(0, 2, 0.4),
          new Answer(1, 1, 0.6),
          new Answer(1, 2, 0.5),
          new Answer(2, 2, 0.95),
          new Answer(2, 1, 0.3));

  @Test
  void the_rows_out_of_scope_are_counted_by_themselves() {
    IntentFigures figures = IntentFigures.of(ANSWERS, CLASSES, "oos");

    assertThat(figures.right()).isEqualTo(new Share(4, 7));
    IntentFigures.OutOfScope out = figures.outOfScope().orElseThrow();
    assertThat(out.rightInScope()).isEqualTo(new Share(3, 5));
    assertThat(out.recall()).isEqualTo(new Share(1, 2));
    assertThat(out.precision()).isEqualTo(new Share(1, 2));
    assertThat(IntentFigures.of(ANSWERS, CLASSES, "none").outOfScope()).isEmpty();
  }

  @Test
  void the_calibration_error_is_that_of_the_likeliest_class() {
    List<Answer> threeOfFour =
        List.of(
            new Answer(0, 0, 0.9),
            new Answer(1, 1, 0.9),
            new Answer(2, 2, 0.9),
            new Answer(0, 1, 0.9));

    assertThat(IntentFigures.of(threeOfFour, CLASSES, "oos").calibrationError())
        .isCloseTo(0.15, within(1e-9));
  }

  @Test
  void the_surer_answers_are_counted_by_themselves() {
    assertThat(IntentFigures.surerThan(0.5, ANSWERS)).isEqualTo(new Share(4, 5));
    assertThat(IntentFigures.surerThan(1, ANSWERS)).isEqualTo(new Share(0, 0));
  }

  @Test
  void what_is_mistaken_most_often_comes_first() {
    List<Answer> answers =
        List.of(
            new Answer(2, 0, 0.5),
            new Answer(2, 0, 0.5),
            new Answer(2, 2, 0.5),
            new Answer(0, 1, 0.5));

    assertThat(Mistaken.of(answers, CLASSES))
        .containsExactly(
            new Mistaken("refund", "card", new Share(2, 3)),
            new Mistaken("card", "oos", new Share(1, 1)));
  }
}
