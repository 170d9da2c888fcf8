package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Toxicity is removed and spam limited; both were judged by 0.2 and 0.9. */
class WorthTest {
  @Test
  void doubt_in_the_middle_about_what_is_removed_is_worth_most() {
    assertThat(worth("toxicity", 0.55)).isEqualTo(1);
    assertThat(worth("toxicity", 0.2)).isZero();
    assertThat(worth("toxicity", 0.9)).isEqualTo(0, within());
    assertThat(worth("toxicity", 0.725)).isEqualTo(0.5, within());
  }

  @Test
  void the_strictest_action_in_doubt_counts() {
    EscalationRequest both = request("spam", 0.55);
    assertThat(Worth.of(Items.POLICY, both)).isEqualTo(0.5);

    both.setUnsure(List.of("spam", "toxicity"));
    both.setLabels(Map.of("spam", label(0.55), "toxicity", label(0.375)));
    assertThat(Worth.of(Items.POLICY, both)).isEqualTo(0.5, within());
    both.setLabels(Map.of("spam", label(0.55), "toxicity", label(0.5)));
    assertThat(Worth.of(Items.POLICY, both)).isGreaterThan(0.8);
  }

  @Test
  void of_what_nobody_found_and_of_triggers_nothing_is_known() {
    EscalationRequest request = request("toxicity", 0.21);
    Objects.requireNonNull(request.getLabels().get("toxicity")).setCalibrated(false);
    assertThat(Worth.of(Items.POLICY, request)).isEqualTo(0.5);

    request.setLabels(Map.of());
    assertThat(Worth.of(Items.POLICY, request)).isEqualTo(0.5);
  }

  @Test
  void where_both_thresholds_are_one_doubt_is_whole() {
    EscalationRequest request = request("toxicity", 0.5);
    LabelScore label = Objects.requireNonNull(request.getLabels().get("toxicity"));
    label.setAllow(0.5);
    label.setAct(0.5);

    assertThat(Worth.of(Items.POLICY, request)).isEqualTo(1);
  }

  @Test
  void what_the_policy_does_not_name_does_no_harm() {
    assertThat(worth("violence", 0.55)).isZero();
  }

  @Property(seed = "17")
  void it_is_a_share_and_falls_from_the_middle_outwards(
      @ForAll @DoubleRange(min = 0, max = 1) double one,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    assertThat(worth("toxicity", one)).isBetween(0.0, 1.0);
    if (Math.abs(one - 0.55) < Math.abs(other - 0.55)) {
      assertThat(worth("toxicity", one)).isGreaterThanOrEqualTo(worth("toxicity", other));
    }
  }

  private static double worth(String category, double probability) {
    return Worth.of(Items.POLICY, request(category, probability));
  }

  private static EscalationRequest request(String category, double probability) {
    EscalationRequest request = Items.request("a", 1);
    request.setUnsure(List.of(category));
    request.setLabels(Map.of(category, label(probability)));
    return request;
  }

  private static LabelScore label(double probability) {
    return LabelScore.newBuilder()
        .setScore(probability)
        .setProbability(probability)
        .setAllow(0.2)
        .setAct(0.9)
        .setFlagged(false)
        .setStage("specialists")
        .build();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }
}
