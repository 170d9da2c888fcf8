package dev.winnow.runtime.tune;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds how a model runs fastest, in a bounded time.
 *
 * <p>First the size of a batch, with as many runs at once as there may be: it doubles until two
 * steps in a row bring nothing. Then the number of runs at once, and where that changes, the sizes
 * next to the one found. What comes near the best is tried again in turns, so that a disturbance
 * hits all alike. Of those that are as good as the best within a few per cent, the smallest is
 * taken: it answers sooner and holds less memory.
 *
 * <p>The outcome may differ from one search to the next. Scores do not depend on it.
 */
public final class TuningSearch {
  /** A search ends within about this time: no trial begins that is known to go beyond it. */
  public static final Duration LIMIT = Duration.ofSeconds(1);

  /** What is worse by less is as good. */
  private static final double AS_GOOD = 0.98;

  /** What is worse than this part of the best gets no further trial. */
  private static final double HOPELESS = 0.85;

  private static final double NO_BETTER = 1.01;
  private static final int SIZES_AT_LEAST = 4;
  private static final int STEPS_IN_VAIN = 2;
  private static final int TRIALS = 5;

  private final Trial trial;
  private final TuningSpace space;
  private final LongSupplier nanoTime;
  private final long limitNanos;

  /** A search that takes about {@code limit} of the clock {@code nanoTime}. */
  public TuningSearch(Trial trial, TuningSpace space, LongSupplier nanoTime, Duration limit) {
    this.trial = trial;
    this.space = space;
    this.nanoTime = nanoTime;
    this.limitNanos = limit.toNanos();
  }

  /** Tries, and says what was fastest. What {@link Trial#run} throws ends the search. */
  public Tuning find() {
    if (space.isDecided()) {
      return space.first();
    }
    long start = nanoTime.getAsLong();
    trial.run(space.first());
    Tuning sized = size(start + limitNanos * 5 / 8);
    Tuning found = runs(sized.paddedTokens(), start + limitNanos * 7 / 8);
    return found.runsAtOnce() == sized.runsAtOnce() ? found : again(found, start + limitNanos);
  }

  /** The size of a batch with the most runs at once. */
  private Tuning size(long end) {
    List<Measured> tried = new ArrayList<>();
    int inVain = 0;
    for (int tokens : space.paddedTokens()) {
      if (tried.size() >= SIZES_AT_LEAST && inVain >= STEPS_IN_VAIN) {
        break;
      }
      if (!tried.isEmpty() && !fits(2 * tried.get(tried.size() - 1).nanos(), end)) {
        break;
      }
      double best = best(tried);
      Measured next = measured(new Tuning(space.mostRuns(), tokens));
      tried.add(next);
      inVain = next.tokensPerNano() > best * NO_BETTER ? 0 : inVain + 1;
    }
    return smallestOfBest(tried, end);
  }

  /** The number of runs at once with batches of this size. */
  private Tuning runs(int paddedTokens, long end) {
    return bestOf(
        space.runsAtOnce().stream().map(runs -> new Tuning(runs, paddedTokens)).toList(), end);
  }

  /** The size again, among those next to the one that was found with other runs at once. */
  private Tuning again(Tuning found, long end) {
    int at = space.paddedTokens().indexOf(found.paddedTokens());
    List<Integer> near =
        space
            .paddedTokens()
            .subList(Math.max(0, at - 1), Math.min(space.paddedTokens().size(), at + 2));
    return fits(limitNanos / 8, end)
        ? bestOf(near.stream().map(size -> new Tuning(found.runsAtOnce(), size)).toList(), end)
        : found;
  }

  private Tuning bestOf(List<Tuning> tunings, long end) {
    return tunings.size() == 1
        ? tunings.get(0)
        : smallestOfBest(tunings.stream().map(this::measured).toList(), end);
  }

  private Tuning smallestOfBest(List<Measured> tried, long end) {
    for (int again = 1; again < TRIALS && tried.size() > 1; again++) {
      double hopeless = best(tried) * HOPELESS;
      tried.stream()
          .filter(each -> each.tokensPerNano() >= hopeless && fits(each.nanos(), end))
          .forEach(this::measure);
    }
    double asGood = best(tried) * AS_GOOD;
    return tried.stream()
        .filter(each -> each.tokensPerNano() >= asGood)
        .map(Measured::tuning)
        .min(Comparator.comparingLong(Tuning::tokens))
        .orElseThrow();
  }

  private Measured measured(Tuning tuning) {
    Measured measured = new Measured(tuning);
    measure(measured);
    return measured;
  }

  private void measure(Measured measured) {
    long start = nanoTime.getAsLong();
    double cost = trial.run(measured.tuning());
    measured.add(cost, nanoTime.getAsLong() - start);
  }

  private boolean fits(long nanos, long end) {
    return nanos <= end - nanoTime.getAsLong();
  }

  private static double best(List<Measured> tried) {
    return tried.stream().mapToDouble(Measured::tokensPerNano).max().orElse(0);
  }
}
