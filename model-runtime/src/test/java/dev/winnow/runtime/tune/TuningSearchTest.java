package dev.winnow.runtime.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.session.Device;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The search on models whose cost is a formula and whose clock is the sum of their runs. */
class TuningSearchTest {
  private static final Duration PATIENT = Duration.ofHours(1);
  private static final TuningSpace TWO_CORES = TuningSpace.of(Device.CPU, 2);
  private static final TuningSpace GPU = TuningSpace.of(Device.cuda(0), 16);

  /** Nanoseconds of some runs at once. */
  private interface Cost {
    double nanos(Tuning tuning);
  }

  @Test
  void takes_the_smallest_batch_that_is_as_good_where_runs_cost_little() {
    FakeModel model = new FakeModel(cores(2, 4, 120_000, 4096), 0, 1);
    assertThat(model.find(TWO_CORES, PATIENT)).isEqualTo(new Tuning(2, 256));
  }

  @Test
  void keeps_batches_small_where_large_ones_leave_the_cache() {
    FakeModel model = new FakeModel(cores(2, 2, 120_000, 128), 0, 1);
    assertThat(model.find(TWO_CORES, PATIENT).paddedTokens()).isLessThanOrEqualTo(128);
  }

  @Test
  void fills_a_gpu() {
    FakeModel model = new FakeModel(gpu(1_500_000, 100), 0, 1);
    Tuning found = model.find(GPU, PATIENT);
    assertThat(found.tokens()).isBetween(8_000L, 131_072L);
  }

  @Test
  void leaves_cores_alone_that_bring_nothing() {
    Cost oneCoreInTruth = tuning -> tuning.tokens() * 1000.0 + 8000;
    FakeModel model = new FakeModel(oneCoreInTruth, 0, 1);
    assertThat(model.find(TWO_CORES, PATIENT).runsAtOnce()).isEqualTo(1);
  }

  @Test
  void tries_nothing_where_all_is_decided() {
    FakeModel model = new FakeModel(cores(2, 8, 120_000, 4096), 0, 1);
    TuningSpace decided = TWO_CORES.withRunsAtOnce(3).withPaddedTokens(100);
    assertThat(model.find(decided, PATIENT)).isEqualTo(new Tuning(3, 100));
    assertThat(model.runs).isZero();
  }

  @Test
  void holds_on_to_what_is_decided() {
    FakeModel model = new FakeModel(cores(2, 8, 120_000, 4096), 0, 1);
    assertThat(model.find(TWO_CORES.withPaddedTokens(100), PATIENT)).isEqualTo(new Tuning(2, 100));
    assertThat(model.find(TWO_CORES.withRunsAtOnce(3), PATIENT).runsAtOnce()).isEqualTo(3);
  }

  @Test
  void what_a_trial_throws_ends_the_search() {
    TuningSearch search =
        new TuningSearch(
            tuning -> {
              throw new IllegalStateException("broken");
            },
            TWO_CORES,
            () -> 0,
            PATIENT);
    assertThatThrownBy(search::find).hasMessage("broken");
  }

  @Provide
  Arbitrary<TuningSpace> spaces() {
    return Arbitraries.of(TWO_CORES, TuningSpace.of(Device.CPU, 16), GPU);
  }

  @Property(tries = 1000, seed = "17")
  void comes_within_a_tenth_of_the_best_on_any_curve_with_noise(
      @ForAll("spaces") TuningSpace space,
      @ForAll @IntRange(min = 1, max = 16) int cores,
      @ForAll @DoubleRange(min = 0, max = 2000) double runTokens,
      @ForAll @IntRange(min = 512, max = 65_536) int cacheTokens,
      @ForAll @DoubleRange(min = 0, max = 0.2) double noise,
      @ForAll long seed) {
    FakeModel model = new FakeModel(cores(cores, runTokens, 1000, cacheTokens), noise, seed);
    Tuning found = model.find(space, PATIENT);
    double best =
        space.runsAtOnce().stream()
            .flatMap(runs -> space.paddedTokens().stream().map(size -> new Tuning(runs, size)))
            .mapToDouble(model::tokensPerNano)
            .max()
            .orElseThrow();
    assertThat(model.tokensPerNano(found)).isGreaterThan(0.9 * best);
  }

  @Property(tries = 300, seed = "17")
  void ends_within_its_time_and_one_trial(
      @ForAll("spaces") TuningSpace space,
      @ForAll @DoubleRange(min = 1000, max = 1e8) double nanosAToken) {
    FakeModel model = new FakeModel(cores(2, 8, nanosAToken, 4096), 0.2, 5);
    Duration limit = Duration.ofSeconds(1);
    model.find(space, limit);
    assertThat(model.now - model.longest * (space.runsAtOnce().size() + 3))
        .isLessThanOrEqualTo(limit.toNanos());
  }

  /** As many runs at once as cores cost what one does; more wait for each other. */
  private static Cost cores(int cores, double runTokens, double nanosAToken, int cacheTokens) {
    return tuning -> {
      double beyond = Math.max(0, tuning.paddedTokens() - cacheTokens) / (double) cacheTokens;
      double slower = 1 + Math.min(1, beyond / 8);
      double run = (runTokens + tuning.paddedTokens() * slower) * nanosAToken;
      return run * Math.max(1, tuning.runsAtOnce() / (double) cores);
    };
  }

  /** A run takes a while to launch, whatever its size; the device is shared by all runs. */
  private static Cost gpu(double launchNanos, double nanosAToken) {
    return tuning -> Math.max(launchNanos, tuning.tokens() * nanosAToken) + launchNanos / 10;
  }

  private static final class FakeModel {
    private final Cost cost;
    private final double noise;
    private final Random random;
    private double now;
    private double longest;
    private int runs;

    FakeModel(Cost cost, double noise, long seed) {
      this.cost = cost;
      this.noise = noise;
      this.random = new Random(seed);
    }

    Tuning find(TuningSpace space, Duration limit) {
      return new TuningSearch(this::run, space, () -> (long) now, limit).find();
    }

    double tokensPerNano(Tuning tuning) {
      return tuning.tokens() / cost.nanos(tuning);
    }

    private double run(Tuning tuning) {
      double nanos = cost.nanos(tuning) * (1 + noise * random.nextDouble());
      now += nanos;
      longest = Math.max(longest, nanos);
      runs++;
      return nanos / tuning.tokens();
    }
  }
}
