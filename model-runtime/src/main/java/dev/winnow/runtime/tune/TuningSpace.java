package dev.winnow.runtime.tune;

import dev.winnow.runtime.session.Device;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tunings that are worth a trial.
 *
 * @param runsAtOnce ascending; the search begins with the last
 * @param paddedTokens ascending; the search goes up from the first as long as that helps
 */
public record TuningSpace(List<Integer> runsAtOnce, List<Integer> paddedTokens) {
  private static final int FEWEST_TOKENS = 64;
  private static final int MOST_TOKENS_CPU = 4096;
  private static final int MOST_TOKENS_GPU = 65_536;
  private static final int MOST_RUNS_GPU = 4;

  public TuningSpace {
    runsAtOnce = List.copyOf(runsAtOnce);
    paddedTokens = List.copyOf(paddedTokens);
    if (runsAtOnce.isEmpty() || paddedTokens.isEmpty()) {
      throw new IllegalArgumentException(
          "runsAtOnce: %s, paddedTokens: %s (expected: at least one each)"
              .formatted(runsAtOnce, paddedTokens));
    }
  }

  /**
   * Powers of two. A run takes one core of a CPU, so more runs than cores make no sense there; on a
   * GPU a few at once hide the time between two runs.
   *
   * @param cores of this process
   */
  public static TuningSpace of(Device device, int cores) {
    boolean cpu = device.kind() == Device.Kind.CPU;
    return new TuningSpace(
        cpu
            ? List.of(Math.max(1, cores / 2), cores).stream().distinct().toList()
            : doubling(1, MOST_RUNS_GPU),
        doubling(FEWEST_TOKENS, cpu ? MOST_TOKENS_CPU : MOST_TOKENS_GPU));
  }

  public TuningSpace withRunsAtOnce(int only) {
    return new TuningSpace(List.of(only), paddedTokens);
  }

  public TuningSpace withPaddedTokens(int only) {
    return new TuningSpace(runsAtOnce, List.of(only));
  }

  /** Whether there is nothing to search for. */
  boolean isDecided() {
    return runsAtOnce.size() == 1 && paddedTokens.size() == 1;
  }

  /** The smallest batches, with the most runs at once. */
  Tuning first() {
    return new Tuning(mostRuns(), paddedTokens.get(0));
  }

  int mostRuns() {
    return runsAtOnce.get(runsAtOnce.size() - 1);
  }

  private static List<Integer> doubling(int first, int last) {
    return IntStream.iterate(first, n -> n <= last, n -> n * 2).boxed().toList();
  }
}
