package dev.winnow.runtime.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchDeviationTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 25).boxed().toList();

  @Test
  void is_nothing_where_each_item_is_answered_for_itself() {
    double deviation =
        BatchDeviation.measure(
            ITEMS, batch -> batch.stream().map(i -> new float[] {i, -i}).toArray(float[][]::new));
    assertThat(deviation).isZero();
  }

  @Test
  void is_the_largest_that_a_neighbour_does_to_any_number() {
    double deviation =
        BatchDeviation.measure(
            ITEMS,
            batch ->
                batch.stream()
                    .map(i -> new float[] {0, batch.contains(24) && i != 24 ? 0.25f : 0})
                    .toArray(float[][]::new));
    assertThat(deviation).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void is_infinite_where_a_number_is_none() {
    double deviation =
        BatchDeviation.measure(
            ITEMS,
            batch ->
                batch.stream()
                    .map(i -> new float[] {i == 7 && batch.size() > 1 ? Float.NaN : 0})
                    .toArray(float[][]::new));
    assertThat(deviation).isInfinite();
  }
}
