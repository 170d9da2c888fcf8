package dev.winnow.pipeline.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sequential test of one figure: has its distribution left the bounds of the reference, now or
 * at any time since the start? Fed with counts of bins; not thread-safe.
 *
 * <p>Each {@link ShareBet} is begun anew with every batch of items and played on from there; the
 * sum of all these stakes, over all bets on average, is the evidence. This is the Shiryaev-Roberts
 * e-detector: J. Shin, A. Ramdas and A. Rinaldo, "E-detectors: a nonparametric framework for
 * sequential change detection", New England Journal of Statistics in Data Science 2 (2024). Without
 * a change it grows by one an item at most on average, so until it reaches A there pass A items at
 * least on average, and it does so within n items with a probability of at most n / A (by Ville's
 * inequality for what is left when the number of items is taken away). Where several figures share
 * A, each sounds at A times their number: then the mean over all of them has not reached A before.
 *
 * <p>A batch begins new bets with a stake of as many items as the batch before it had, which is
 * known when it begins. Evidence is kept below a cap, so that it goes down again soon after a drift
 * is over; lowering it does no harm to what was said above.
 */
final class FigureDetector {
  private static final double ABOVE_ALARM = 5;

  private final FigureReference reference;
  private final List<ShareBet> bets;
  private final double cap;
  private final double memory;
  private double[] evidence;
  private double[] recent;
  private long credit = 1;
  private long items;

  /**
   * A test that has seen nothing.
   *
   * @param alarmAt the evidence that is enough
   * @param memory how many items, about, the distance is told over
   */
  FigureDetector(FigureReference reference, double alarmAt, double memory) {
    this.reference = reference;
    this.memory = memory;
    List<ShareBet> all = new ArrayList<>();
    for (int bin = 0; bin < reference.cells().size(); bin++) {
      all.addAll(ShareBet.on(bin, reference.cells().get(bin)));
    }
    this.bets = List.copyOf(all);
    this.cap = alarmAt + Math.log(Math.max(1, bets.size())) + ABOVE_ALARM;
    this.evidence = new double[bets.size()];
    Arrays.fill(evidence, Double.NEGATIVE_INFINITY);
    this.recent = new double[reference.cells().size()];
  }

  /** Takes in the counts of a batch, which begin at a place among those of other figures. */
  void add(int[] counts, int from) {
    long batch = 0;
    for (int bin = 0; bin < recent.length; bin++) {
      batch += counts[from + bin];
    }
    if (batch == 0) {
      return;
    }
    double begun = Math.log(credit);
    for (int at = 0; at < evidence.length; at++) {
      ShareBet bet = bets.get(at);
      long hits = counts[from + bet.bin()];
      double grown = plus(evidence[at], begun) + hits * bet.hit() + (batch - hits) * bet.miss();
      evidence[at] = Math.min(cap, grown);
    }
    double kept = Math.exp(-batch / memory);
    for (int bin = 0; bin < recent.length; bin++) {
      recent[bin] = recent[bin] * kept + counts[from + bin];
    }
    credit = batch;
    items += batch;
  }

  /** Natural logarithm of the mean over all bets; 0 before the first item. */
  double evidence() {
    double most = Arrays.stream(evidence).max().orElse(Double.NEGATIVE_INFINITY);
    if (most == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double sum = Arrays.stream(evidence).map(each -> Math.exp(each - most)).sum();
    return most + Math.log(sum / evidence.length);
  }

  long items() {
    return items;
  }

  FigureReference reference() {
    return reference;
  }

  /** The share of each bin among the last items. */
  double[] shares() {
    double all = Arrays.stream(recent).sum();
    return Arrays.stream(recent).map(count -> all == 0 ? 0 : count / all).toArray();
  }

  /**
   * The population stability index of the last items: 0 for the same distribution; above 0.25 is
   * commonly called a large shift. Half a row is added to each bin, so that empty ones count.
   */
  double distance() {
    int bins = recent.length;
    double seen = Arrays.stream(recent).sum();
    if (seen == 0) {
      return 0;
    }
    double rows = reference.rows();
    double index = 0;
    for (int bin = 0; bin < bins; bin++) {
      double then = (reference.cells().get(bin).rows() + 0.5) / (rows + 0.5 * bins);
      double now = (recent[bin] + 0.5) / (seen + 0.5 * bins);
      index += (now - then) * Math.log(now / then);
    }
    return index;
  }

  /** What it knows, to go on from there. */
  Memory remembered() {
    return new Memory(evidence.clone(), recent.clone(), credit, items);
  }

  /** Goes on from what another one of the same reference knew. */
  void recall(Memory known) {
    if (known.evidence.length != evidence.length || known.recent.length != recent.length) {
      throw new IllegalArgumentException(
          "%s: %d bets, %d bins (expected: %d, %d)"
              .formatted(
                  reference.figure().name(),
                  known.evidence.length,
                  known.recent.length,
                  evidence.length,
                  recent.length));
    }
    evidence = known.evidence.clone();
    recent = known.recent.clone();
    credit = known.credit;
    items = known.items;
  }

  /** The state of a test. Lies in Flink's state as a POJO. */
  public record Memory(double[] evidence, double[] recent, long credit, long items) {}

  /** Of two logarithms that of the sum. */
  private static double plus(double one, double other) {
    double most = Math.max(one, other);
    return most + Math.log1p(Math.exp(Math.min(one, other) - most));
  }
}
