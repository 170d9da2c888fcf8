package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CategoryTrainerTest {
  @Test
  void a_network_has_to_bring_a_thousandth_of_auc() {
    assertThat(CategoryTrainer.pays(0.9302, 0.9311)).isFalse();
    assertThat(CategoryTrainer.pays(0.9302, 0.9313)).isTrue();
  }
}
