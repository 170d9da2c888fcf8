package dev.winnow.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.calibrate.PlattCalibration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelledOutputTest {
  private static final LabelCategory SPAM = new LabelCategory("SPAM", "spam");
  private static final LabelCategory ADS = new LabelCategory("ADS", "spam");
  private static final LabelCategory HAM = new LabelCategory("HAM", LabelCategory.IGNORE);
  private static final LabelCategory HATE = new LabelCategory("HATE", "hate");

  @Test
  void tells_the_columns_of_each_category() {
    assertThat(softmax(List.of(HATE, HAM, SPAM, ADS)).columnsByCategory())
        .containsExactly(Map.entry("hate", List.of(0)), Map.entry("spam", List.of(2, 3)));
  }

  @Test
  void refuses_labels_that_mean_nothing_or_two_things() {
    assertThatThrownBy(() -> softmax(List.of(HAM, new LabelCategory("OTHER", "ignore"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("are all ignored");
    assertThatThrownBy(() -> softmax(List.of(SPAM, SPAM)))
        .hasMessage("labels: SPAM (expected: only once)");
    assertThatThrownBy(() -> softmax(List.of())).hasMessage("labels: 0 (expected: 1 to 10000)");
    assertThatThrownBy(() -> new LabelCategory("", "spam")).hasMessageContaining("label: 0 char");
    assertThatThrownBy(() -> new LabelCategory("A", "../spam"))
        .hasMessageContaining("category of label A: ../spam (expected:");
  }

  @Test
  void refuses_an_activation_that_does_not_fit() {
    assertThatThrownBy(() -> softmax(List.of(SPAM))).hasMessageContaining("softmax over 1 labels");
    assertThatThrownBy(() -> output(Activation.SIGMOID, true, List.of(SPAM), Map.of()))
        .hasMessageContaining("sigmoid, exclusive: true");
    assertThat(output(Activation.SIGMOID, false, List.of(SPAM), Map.of()).labels()).hasSize(1);
  }

  @Test
  void refuses_a_calibration_of_what_is_not_scored() {
    Map<String, PlattCalibration> calibration = Map.of("hate", new PlattCalibration(1, 0, "mine"));
    assertThatThrownBy(() -> output(Activation.SOFTMAX, true, List.of(SPAM, HAM), calibration))
        .hasMessage("calibration: [hate] (expected: of [spam])");
  }

  @Test
  void cannot_tell_more_categories_than_there_are() {
    LabelledOutput both = softmax(List.of(SPAM, HATE));
    assertThat(both.told()).isZero();
    assertThat(both.telling(2).told()).isEqualTo(2);
    assertThatThrownBy(() -> both.telling(3)).hasMessage("told: 3 (expected: 0 to 2)");
    assertThatThrownBy(() -> both.telling(-1)).hasMessage("told: -1 (expected: 0 to 2)");
  }

  private static LabelledOutput softmax(List<LabelCategory> labels) {
    return output(Activation.SOFTMAX, true, labels, Map.of());
  }

  private static LabelledOutput output(
      Activation activation,
      boolean exclusive,
      List<LabelCategory> labels,
      Map<String, PlattCalibration> calibration) {
    return new LabelledOutput("logits", activation, exclusive, labels, calibration);
  }
}
