package dev.winnow.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the batcher, over any sequence of arrivals and polls. */
class BatcherPropertyTest {
  private record Item(int number, int tokens, long since) {}

  /** What happens next: time passes, then an item arrives, then perhaps someone polls. */
  private record Step(int nanosLater, int tokens, boolean poll) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 30),
            Arbitraries.integers().between(1, 300),
            Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }

  @Property(seed = "17")
  void nothing_is_lost_and_nothing_comes_twice(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 600) int maxPaddedTokens,
      @ForAll @IntRange(min = 0, max = 100) int maxDelay) {
    Run run = new Run(maxPaddedTokens, maxDelay, 2000);
    steps.forEach(run::step);
    run.drain();
    assertThat(run.batches.stream().flatMap(List::stream).map(Item::number))
        .containsExactlyInAnyOrderElementsOf(run.accepted.stream().map(Item::number).toList());
    assertThat(run.batcher.queuedTokens()).isZero();
  }

  @Property(seed = "17")
  void every_batch_keeps_its_bound_and_is_of_like_length(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 600) int maxPaddedTokens) {
    Run run = new Run(maxPaddedTokens, 20, 2000);
    steps.forEach(run::step);
    run.drain();
    for (List<Item> batch : run.batches) {
      int longest = batch.stream().mapToInt(Item::tokens).max().orElseThrow();
      int shortest = batch.stream().mapToInt(Item::tokens).min().orElseThrow();
      assertThat(batch.size() == 1 || longest * batch.size() <= maxPaddedTokens).isTrue();
      assertThat(longest - shortest).isLessThanOrEqualTo(Math.max(4, longest / 4));
    }
  }

  @Property(seed = "17")
  void no_batch_has_more_than_a_tenth_of_padding(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 5000) int maxPaddedTokens) {
    Run run = new Run(maxPaddedTokens, 20, 20_000);
    steps.forEach(run::step);
    run.drain();
    for (List<Item> batch : run.batches) {
      int padded = batch.size() * batch.stream().mapToInt(Item::tokens).max().orElseThrow();
      int tokens = batch.stream().mapToInt(Item::tokens).sum();
      assertThat(10 * (padded - tokens)).isLessThanOrEqualTo(padded);
    }
  }

  @Property(seed = "17")
  void every_batch_holds_the_item_that_has_waited_longest(@ForAll("steps") List<Step> steps) {
    Run run = new Run(400, 20, Integer.MAX_VALUE);
    steps.forEach(step -> run.step(new Step(step.nanosLater(), step.tokens(), false)));
    Set<Item> waiting = new LinkedHashSet<>(run.accepted);
    run.drain();
    for (List<Item> batch : run.batches) {
      assertThat(batch).contains(waiting.iterator().next());
      waiting.removeAll(batch);
    }
  }

  @Property(seed = "17")
  void the_queue_keeps_its_bound(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 300, max = 1000) int maxQueued) {
    Run run = new Run(300, 50, maxQueued);
    for (Step step : steps) {
      run.step(step);
      assertThat(run.batcher.queuedTokens()).isLessThanOrEqualTo(maxQueued);
    }
  }

  @Property(seed = "17")
  void whoever_polls_when_told_keeps_no_item_beyond_the_delay(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 0, max = 100) int maxDelay) {
    Run run = new Run(400, maxDelay, Integer.MAX_VALUE);
    for (Step step : steps) {
      run.pollUntil(run.now + step.nanosLater());
      run.step(new Step(step.nanosLater(), step.tokens(), false));
    }
    run.pollUntil(run.now + maxDelay);
    assertThat(run.batcher.isEmpty()).isTrue();
    assertThat(run.longestWait).isLessThanOrEqualTo(maxDelay);
  }

  @Property(seed = "17")
  void the_order_of_arrival_changes_neither_the_items_nor_the_bounds(
      @ForAll("steps") List<Step> steps, @ForAll long seed) {
    List<Step> shuffled = new ArrayList<>(steps);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(tokensSeen(shuffled)).isEqualTo(tokensSeen(steps));
  }

  private static List<Integer> tokensSeen(List<Step> steps) {
    Run run = new Run(400, 20, Integer.MAX_VALUE);
    steps.forEach(run::step);
    run.drain();
    return run.batches.stream().flatMap(List::stream).map(Item::tokens).sorted().toList();
  }

  @Property(seed = "17")
  void equal_lengths_leave_in_the_order_of_their_arrival(
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @IntRange(min = 1, max = 50) int tokens) {
    Run run = new Run(100, 1000, Integer.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      run.step(new Step(1, tokens, true));
    }
    run.drain();
    assertThat(run.batches.stream().flatMap(List::stream).map(Item::number))
        .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
  }

  /** A batcher with its clock and all that went in and came out. */
  private static final class Run {
    private final Batcher<Item> batcher;
    private final List<Item> accepted = new ArrayList<>();
    private final List<List<Item>> batches = new ArrayList<>();
    private long now;
    private long longestWait;

    Run(int maxPaddedTokens, int maxDelayNanos, int maxQueuedTokens) {
      batcher =
          new Batcher<>(
              new BatchLimits(
                  maxPaddedTokens,
                  Duration.ofNanos(maxDelayNanos),
                  Math.max(maxPaddedTokens, maxQueuedTokens)));
    }

    void step(Step step) {
      now += step.nanosLater();
      Item item = new Item(accepted.size(), step.tokens(), now);
      if (batcher.offer(item, item.tokens(), now)) {
        accepted.add(item);
      }
      if (step.poll()) {
        poll(now);
      }
    }

    void pollUntil(long end) {
      long at = now;
      while (batcher.nanosUntilDue(at) <= end - at) {
        at += batcher.nanosUntilDue(at);
        assertThat(poll(at)).isTrue();
      }
    }

    void drain() {
      batcher.close();
      while (!batcher.isEmpty()) {
        assertThat(poll(now)).isTrue();
      }
    }

    private boolean poll(long at) {
      List<Item> batch = batcher.poll(at);
      batch.forEach(item -> longestWait = Math.max(longestWait, at - item.since()));
      if (!batch.isEmpty()) {
        batches.add(batch);
      }
      return !batch.isEmpty();
    }
  }
}
