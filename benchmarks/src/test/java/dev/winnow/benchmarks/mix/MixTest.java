package dev.winnow.benchmarks.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class MixTest {
  private static final TreeSet<String> CATEGORIES = new TreeSet<>(Set.of("hate", "spam"));

  @Test
  void a_positive_of_any_category_is_no_everyday_text() {
    LabelledText calm = row("calm", Map.of("spam", false));
    LabelledText violent = row("violent", Map.of("spam", false, "violence", true));
    LabelledText unlabelled = row("unlabelled", Map.of("pii", false));
    Mix mix = mix(List.of(calm, violent, unlabelled, hate("h"), spam("s")), 0.5);
    assertThat(mix.everyday()).containsExactly(calm);
  }

  @Test
  void a_row_of_two_categories_stands_for_the_rarer_one() {
    LabelledText both = row("both", Map.of("hate", true, "spam", true));
    Mix mix = mix(List.of(row("calm", Map.of("spam", false)), both, spam("a"), spam("b")), 0.5);
    assertThat(mix.strata().get("hate")).containsExactly(both);
    assertThat(mix.strata().get("spam")).hasSize(2);
  }

  @Test
  void violations_weigh_their_part_and_each_category_the_same_of_it() {
    Mix mix = many(190, 3, 50);
    double[] weights = mix.weights();
    double violations = DoubleStream.of(weights).skip(190).sum();
    assertThat(violations / DoubleStream.of(weights).sum()).isCloseTo(0.05, within(1e-12));
    assertThat(DoubleStream.of(weights).skip(190).limit(3).sum())
        .isCloseTo(violations / 2, within(1e-12));
    assertThat(mix.ends()).containsExactly(190, 193, 243);
    assertThat(weights).hasSize(mix.rows().size());
  }

  @Test
  void the_drawn_texts_have_as_many_violations() {
    Mix mix = many(190, 3, 50);
    List<String> texts = mix.draw(17);
    assertThat(texts).hasSize(200);
    assertThat(texts.stream().filter(text -> text.startsWith("calm"))).hasSize(190);
    assertThat(texts.stream().filter(text -> text.startsWith("hate"))).hasSize(5);
    assertThat(mix.draw(17)).isEqualTo(texts);
    assertThat(mix.draw(18)).isNotEqualTo(texts);
  }

  @Test
  void a_row_is_in_one_half_alone() {
    Mix mix = many(500, 40, 40);
    Mix one = mix.half(0, 17);
    Mix other = mix.half(1, 17);
    assertThat(one.rows().size() + other.rows().size()).isEqualTo(mix.rows().size());
    assertThat(new HashSet<>(one.rows())).doesNotContainAnyElementsOf(other.rows());
    assertThat(one.everyday().size()).isBetween(200, 300);
  }

  @Test
  void every_row_is_measured_on_once_a_division_by_what_was_chosen_without_it() {
    Mix mix = many(60, 20, 20);
    List<Halving> halvings = Halving.of(mix, 3, 17);
    assertThat(halvings).hasSize(6);
    List<LabelledText> measured = new ArrayList<>();
    for (Halving halving : halvings) {
      measured.addAll(halving.measured().rows());
      assertThat(halving.chosen().rows()).doesNotContainAnyElementsOf(halving.measured().rows());
    }
    assertThat(mix.rows())
        .allSatisfy(row -> assertThat(measured).filteredOn(row::equals).hasSize(3));
    assertThat(halvings.get(0).measured()).isNotEqualTo(halvings.get(2).measured());
  }

  @Test
  void a_category_without_violations_is_refused() {
    assertThatThrownBy(() -> mix(List.of(row("calm", Map.of("spam", false)), spam("s")), 0.05))
        .hasMessageContaining("hate=0");
  }

  private static Mix many(int everyday, int hate, int spam) {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < everyday; i++) {
      rows.add(row("calm" + i, Map.of("spam", false)));
    }
    for (int i = 0; i < hate; i++) {
      rows.add(hate("hate" + i));
    }
    for (int i = 0; i < spam; i++) {
      rows.add(spam("spam" + i));
    }
    return mix(rows, 0.05);
  }

  private static Mix mix(List<LabelledText> rows, double violations) {
    return Mix.of(rows, CATEGORIES, violations);
  }

  private static LabelledText hate(String id) {
    return row(id, Map.of("hate", true));
  }

  private static LabelledText spam(String id) {
    return row(id, Map.of("spam", true));
  }

  private static LabelledText row(String id, Map<String, Boolean> labels) {
    return new LabelledText("made-up", true, id, id, labels);
  }
}
