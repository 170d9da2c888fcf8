package dev.winnow.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The batcher behind a queue that is always full, against the best of the strategies that see all
 * texts at once: sorted by length and cut at some budget. Costs are counted, not timed: a run costs
 * eight tokens beside its padded ones, as it does with the default encoder on a CPU.
 */
class BatcherMixesTest {
  private static final int RUN_TOKENS = 8;
  private static final int ITEMS = 6000;

  enum Mix {
    SHORT(random -> 4 + random.nextInt(16)),
    LONG(random -> 120 + random.nextInt(137)),
    BIMODAL(random -> random.nextInt(10) < 7 ? 4 + random.nextInt(16) : 120 + random.nextInt(137)),
    HEAVY_TAILED(
        random -> Math.max(4, Math.min(256, (int) Math.exp(3.4 + 0.9 * random.nextGaussian()))));

    private final ToIntFunction<Random> length;

    Mix(ToIntFunction<Random> length) {
      this.length = length;
    }

    List<Integer> lengths() {
      Random random = new Random(7);
      return IntStream.range(0, ITEMS).mapToObj(i -> length.applyAsInt(random)).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Mix.class)
  void costs_at_most_a_twentieth_more_than_the_best_that_sees_all_texts_at_once(Mix mix) {
    List<Integer> lengths = mix.lengths();
    long best =
        IntStream.of(1, 64, 128, 256, 512, 1024, 4096)
            .mapToLong(budget -> cost(sortedBatches(lengths, budget)))
            .min()
            .orElseThrow();
    assertThat((double) best / cost(batches(lengths, 60_000, 256))).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource(Mix.class)
  void a_queue_of_a_few_hundred_texts_is_enough_for_nine_tenths_of_that(Mix mix) {
    List<Integer> lengths = mix.lengths();
    long best = cost(sortedBatches(lengths, 512));
    int depth = 200 * lengths.stream().mapToInt(Integer::intValue).sum() / ITEMS;
    assertThat((double) best / cost(batches(lengths, depth, 256))).isGreaterThan(0.9);
  }

  private static List<List<Integer>> batches(List<Integer> lengths, int queued, int budget) {
    Batcher<Integer> batcher = new Batcher<>(new BatchLimits(budget, Duration.ZERO, queued));
    List<List<Integer>> batches = new ArrayList<>();
    for (int length : lengths) {
      while (!batcher.offer(length, length, 0)) {
        batches.add(batcher.poll(0));
      }
    }
    batcher.close();
    while (!batcher.isEmpty()) {
      batches.add(batcher.poll(0));
    }
    return batches;
  }

  private static List<List<Integer>> sortedBatches(List<Integer> lengths, int budget) {
    List<Integer> sorted = lengths.stream().sorted(Comparator.reverseOrder()).toList();
    List<List<Integer>> batches = new ArrayList<>();
    int from = 0;
    while (from < sorted.size()) {
      int to = Math.min(sorted.size(), from + Math.max(1, budget / sorted.get(from)));
      batches.add(sorted.subList(from, to));
      from = to;
    }
    return batches;
  }

  private static long cost(List<List<Integer>> batches) {
    return batches.stream()
        .mapToLong(
            batch ->
                RUN_TOKENS
                    + (long) batch.size() * batch.stream().max(Integer::compare).orElseThrow())
        .sum();
  }
}
