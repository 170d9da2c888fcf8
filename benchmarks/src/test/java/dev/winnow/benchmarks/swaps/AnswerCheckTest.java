package dev.winnow.benchmarks.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ModelIdentity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {
  private static final List<ModelIdentity> FIRST = List.of(new ModelIdentity("m", "1", "a", ""));
  private static final List<ModelIdentity> SECOND = List.of(new ModelIdentity("m", "2", "b", ""));

  private final InService inService = new InService(2);
  private final AnswerCheck check =
      new AnswerCheck(
          List.of(
              new ServedSet(List.of(), FIRST, List.of(found(FIRST, 0.2), found(FIRST, 0.9))),
              new ServedSet(List.of(), SECOND, List.of(found(SECOND, 0.3), found(SECOND, 0.9)))),
          inService);

  @Test
  void an_answer_of_the_set_in_service_is_right() {
    answered(0, found(FIRST, 0.20005));
    assertThat(check.tally()).isEqualTo(new AnswerTally(1, 0, 0, 0, 0, 1, deviation()));
  }

  @Test
  void a_text_that_all_sets_score_alike_tells_nothing() {
    answered(1, found(FIRST, 0.9));
    assertThat(check.tally().telling()).isZero();
    assertThat(check.tally().wrong()).isZero();
  }

  @Test
  void scores_of_another_set_than_the_one_named_are_wrong() {
    answered(0, found(FIRST, 0.3));
    assertThat(check.tally().wrong()).isEqualTo(1);
  }

  @Test
  void a_score_that_is_no_number_is_wrong() {
    answered(0, found(FIRST, Double.NaN));
    assertThat(check.tally().wrong()).isEqualTo(1);
  }

  @Test
  void models_that_are_not_in_service_are_foreign_until_the_swap_begins() {
    answered(0, found(SECOND, 0.3));
    assertThat(check.tally().foreign()).isEqualTo(1);
    inService.swapBegins();
    answered(0, found(SECOND, 0.3));
    answered(0, found(FIRST, 0.2));
    inService.swapEnds();
    answered(0, found(SECOND, 0.3));
    assertThat(check.tally().foreign()).isEqualTo(1);
    answered(0, found(FIRST, 0.2));
    assertThat(check.tally().foreign()).isEqualTo(2);
    assertThat(check.tally().items()).isEqualTo(5);
  }

  @Test
  void an_answer_that_lacks_a_category_is_unlabelled() {
    answered(0, new Classification(Map.of(), 3, false, FIRST));
    assertThat(check.tally().unlabelled()).isEqualTo(1);
  }

  @Test
  void a_mixture_of_two_sets_is_foreign() {
    answered(0, found(List.of(FIRST.get(0), SECOND.get(0)), 0.2));
    assertThat(check.tally().foreign()).isEqualTo(1);
  }

  @Test
  void a_set_that_comes_back_is_in_service_again() {
    InService round = new InService(3);
    ServedSet start = new ServedSet(List.of(), FIRST, List.of(found(FIRST, 0.2)));
    ServedSet other = new ServedSet(List.of(), SECOND, List.of(found(SECOND, 0.3)));
    AnswerCheck again = new AnswerCheck(List.of(start, other, start), round);
    for (int swap = 0; swap < 2; swap++) {
      round.swapBegins();
      round.swapEnds();
    }
    again.answered(0, found(SECOND, 0.3), round.earliest(), round.latest());
    assertThat(again.tally().foreign()).isEqualTo(1);
    again.answered(0, found(FIRST, 0.2), round.earliest(), round.latest());
    assertThat(again.tally().foreign()).isEqualTo(1);
    assertThat(again.tally().telling()).isEqualTo(1);
  }

  private void answered(int text, Classification found) {
    check.answered(text, found, inService.earliest(), inService.latest());
  }

  private double deviation() {
    return check.tally().maxDeviation();
  }

  private static Classification found(List<ModelIdentity> models, double score) {
    return new Classification(Map.of("spam", new CategoryScore(score, score)), 3, false, models);
  }
}
