package dev.winnow.training.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
  @Test
  void a_simpler_candidate_is_kept_where_a_better_one_is_so_by_chance() {
    assertThat(HeadTrainer.kept(List.of(0.9237, 0.9268, 0.9267, 0.9269))).isEqualTo(1);
    assertThat(HeadTrainer.kept(List.of(0.9237, 0.9268, 0.9281, 0.9279))).isEqualTo(2);
    assertThat(HeadTrainer.kept(List.of(0.7))).isZero();
  }
}
