package dev.winnow.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The test of drift over simulated streams: what it catches, what it leaves alone. */
final class DriftLawsTest {
  private static final double MEMORY = 10_000;

  /** The bounds are the shares themselves, which is the hardest case that is no drift. */
  @Test
  void false_alarms_are_no_more_frequent_than_the_reference_says() {
    long falseAlarm = 1000;
    DriftReference reference =
        Streams.reference(falseAlarm, Streams.even("spam", 0), Streams.even("hate", 0));
    double[] shares = Streams.evenShares();
    Random random = new Random(17);
    int batches = 20_000;
    int alarms = 0;
    DriftWatch watch = new DriftWatch(reference, MEMORY, Streams.START);
    for (int at = 0; at < batches; at++) {
      if (!watch.add(Streams.batch(random, shares, shares), Streams.START).isEmpty()) {
        alarms++;
        watch = new DriftWatch(reference, MEMORY, Streams.START);
      }
    }
    assertThat(alarms).isBetween(1, (int) (batches * (long) Streams.BATCH / falseAlarm));
  }

  /** Ville: within n items it sounds with a probability of at most n / falseAlarm. */
  @Test
  void it_sounds_within_so_many_items_in_no_more_streams_than_it_may() {
    DriftReference reference = Streams.reference(20_000, Streams.even("spam", 0));
    int streams = 1000;
    int sounded = 0;
    for (int seed = 0; seed < streams; seed++) {
      DriftWatch watch = new DriftWatch(reference, MEMORY, Streams.START);
      sounded += itemsUntilAlarm(watch, new Random(seed), Streams.evenShares(), 2000) > 0 ? 1 : 0;
    }
    assertThat(sounded).isLessThanOrEqualTo(streams / 10);
  }

  @Property(tries = 20, seed = "17")
  void shares_that_swing_within_their_bounds_are_left_alone(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 500) int period) {
    DriftReference reference =
        Streams.reference(DriftReference.DEFAULT_FALSE_ALARM, Streams.even("spam", 0.2));
    DriftWatch watch = new DriftWatch(reference, MEMORY, Streams.START);
    Random random = new Random(seed);
    for (int at = 0; at < 3000; at++) {
      double swing = 1 + 0.19 * Math.sin(2 * Math.PI * at / period);
      assertThat(watch.add(Streams.batch(random, Streams.raised(3, swing)), Streams.START))
          .isEmpty();
    }
  }

  @Property(tries = 60, seed = "17")
  void a_bin_that_doubles_is_found_within_5000_items_however_late_it_does(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = Streams.BINS - 1) int bin,
      @ForAll @IntRange(min = 0, max = 100_000) int before) {
    DriftReference reference =
        Streams.reference(DriftReference.DEFAULT_FALSE_ALARM, Streams.even("spam", 0.2));
    DriftWatch watch = new DriftWatch(reference, MEMORY, Streams.START);
    Random random = new Random(seed);
    assertThat(itemsUntilAlarm(watch, random, Streams.evenShares(), before)).isEqualTo(-1);
    assertThat(itemsUntilAlarm(watch, random, Streams.raised(bin, 2), 5000)).isPositive();
  }

  @Property(tries = 30, seed = "17")
  void a_bin_that_runs_dry_is_found_too(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @DoubleRange(min = 0, max = 0.2) double left) {
    DriftReference reference =
        Streams.reference(DriftReference.DEFAULT_FALSE_ALARM, Streams.even("spam", 0.2));
    DriftWatch watch = new DriftWatch(reference, MEMORY, Streams.START);
    assertThat(itemsUntilAlarm(watch, new Random(seed), Streams.raised(5, left), 5000))
        .isPositive();
  }

  @Test
  void only_the_figure_that_moved_sounds_and_it_stays_so_while_its_evidence_goes_down_again() {
    DriftReference reference =
        Streams.reference(
            DriftReference.DEFAULT_FALSE_ALARM,
            Streams.even("spam", 0.2),
            Streams.even("hate", 0.2));
    DriftWatch watch = new DriftWatch(reference, MEMORY, Streams.START);
    Random random = new Random(3);
    for (int at = 0; at < 200; at++) {
      watch.add(Streams.batch(random, Streams.evenShares(), Streams.raised(15, 3)), Streams.START);
    }
    FigureStatus spam = watch.statuses().get(0);
    FigureStatus hate = watch.statuses().get(1);
    assertThat(spam.alarm()).isFalse();
    assertThat(spam.distance()).isLessThan(0.01);
    assertThat(hate.alarm()).isTrue();
    assertThat(hate.evidence()).isGreaterThan(reference.alarmAt());
    assertThat(hate.distance()).isGreaterThan(0.1);
    assertThat(hate.shifts().get(15).seen()).isBetween(0.17, 0.21);

    for (int at = 0; at < 300; at++) {
      watch.add(Streams.batch(random, Streams.evenShares(), Streams.evenShares()), Streams.START);
    }
    FigureStatus after = watch.statuses().get(1);
    assertThat(after.evidence()).isLessThan(reference.alarmAt() / 2);
    assertThat(after.alarm()).isTrue();
    assertThat(after.alarmedAfter()).isEqualTo(hate.alarmedAfter()).isLessThan(5000);
  }

  @Property(tries = 50, seed = "17")
  void a_watch_that_was_kept_and_taken_up_again_finds_the_same(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = 60) int before,
      @ForAll @IntRange(min = 0, max = 60) int after) {
    DriftReference reference = Streams.reference(100_000, Streams.even("spam", 0.1));
    DriftWatch whole = new DriftWatch(reference, MEMORY, Streams.START);
    Random random = new Random(seed);
    for (int at = 0; at < before; at++) {
      whole.add(Streams.batch(random, Streams.raised(2, 1.5)), Streams.START);
    }
    DriftWatch resumed = new DriftWatch(reference, MEMORY, Streams.START.plusSeconds(1));
    resumed.restore(whole.snapshot());
    for (int at = 0; at < after; at++) {
      DriftCounts batch = Streams.batch(random, Streams.raised(2, 1.5));
      whole.add(batch, Streams.START);
      resumed.add(batch, Streams.START);
    }
    assertThat(resumed.statuses()).isEqualTo(whole.statuses());
  }

  @Test
  void another_reference_begins_anew() {
    FigureReference figure = Streams.even("spam", 0.2);
    DriftWatch watch = new DriftWatch(Streams.reference(10_000, figure), MEMORY, Streams.START);
    itemsUntilAlarm(watch, new Random(1), Streams.raised(2, 3), 10_000);
    DriftWatch other = new DriftWatch(Streams.reference(10_001, figure), MEMORY, Streams.START);
    other.restore(watch.snapshot());
    assertThat(watch.statuses().get(0).alarm()).isTrue();
    assertThat(other.statuses().get(0).alarm()).isFalse();
    assertThat(other.statuses().get(0).items()).isZero();
  }

  @Test
  void a_share_of_nought_or_one_is_no_bet_and_no_error() {
    FigureReference sure =
        new FigureReference(
            new Figure(Figure.Kind.TRUNCATED, "screen", ""),
            new Bins.Ranges(java.util.List.of(0.0)),
            java.util.List.of(
                new FigureReference.Cell(500, 0.9, 1), new FigureReference.Cell(0, 0, 0.1)));
    DriftWatch watch = new DriftWatch(Streams.reference(10_000, sure), MEMORY, Streams.START);
    watch.add(new DriftCounts(new int[] {100, 0}), Streams.START);
    assertThat(watch.statuses().get(0).evidence()).isFinite();
    assertThat(Arrays.stream(new int[20]).anyMatch(unused -> sounds(watch))).isTrue();
  }

  private static boolean sounds(DriftWatch watch) {
    return !watch.add(new DriftCounts(new int[] {50, 50}), Streams.START).isEmpty();
  }

  /** -1 where it does not sound. */
  private static int itemsUntilAlarm(DriftWatch watch, Random random, double[] shares, int items) {
    for (int at = Streams.BATCH; at <= items; at += Streams.BATCH) {
      if (!watch.add(Streams.batch(random, shares), Streams.START).isEmpty()) {
        return at;
      }
    }
    return -1;
  }
}
