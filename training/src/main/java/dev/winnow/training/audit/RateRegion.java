package dev.winnow.training.audit;

import dev.winnow.training.certify.Binomial;
import java.util.ArrayList;
import java.util.List;

/**
 * The rates of hits that several groups may have at once, given what was judged of them; too
 * unlikely ones are left out. Says how large a weighted sum of them may be.
 *
 * <p>Each group has an exact binomial P-value for every rate: how likely it was to see no more
 * hits. Those of the groups are combined by Fisher's method ("Statistical Methods for Research
 * Workers", fourth edition, 1932, §21.1): under the true rates, minus twice the sum of their
 * logarithms is at most a chi-squared variable with two degrees of freedom for each group. So the
 * true rates lie outside with no more than the level, for any number of items. The worst rates
 * inside are looked for as in K. Ottoboni, P. Stark, M. Lindeman and N. McBurnett, "Risk-Limiting
 * Audits by Stratified Union-Intersection Tests of Elections (SUITE)", 2018, arXiv:1809.04235. A
 * single group has the bound of Clopper and Pearson.
 */
final class RateRegion {
  private static final int CELLS = 400;
  private static final int STEPS = 80;
  private static final int BISECTIONS = 60;

  private final List<Cells> groups = new ArrayList<>();
  private final double most;

  /** Minus the logarithm of a group's P-value, from below, at the upper ends of cells of rates. */
  @SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
  private record Cells(double[] rates, double[] costs) {}

  /**
   * A region.
   *
   * @param level with which the true rates may lie outside
   */
  RateRegion(List<SampledGroup> groups, double level) {
    int judged = (int) groups.stream().filter(group -> group.judged() > 0).count();
    this.most = mostCost(Math.max(1, judged), level);
    groups.forEach(group -> this.groups.add(cells(group)));
  }

  /**
   * A bound on the sum, over the groups, of size times (rate − from), where a size lies between two
   * numbers: the dual of the maximum over the region, so never less than that.
   */
  double most(double[] fewest, double[] sizes, double from) {
    double low = -30;
    double high = 30 + Math.log1p(sum(sizes));
    double best = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      double atLeft = dual(Math.exp(left), fewest, sizes, from);
      double atRight = dual(Math.exp(right), fewest, sizes, from);
      best = Math.min(best, Math.min(atLeft, atRight));
      if (atLeft < atRight) {
        high = right;
      } else {
        low = left;
      }
    }
    return best;
  }

  private double dual(double price, double[] fewest, double[] sizes, double from) {
    double sum = price * most;
    for (int at = 0; at < groups.size(); at++) {
      Cells group = groups.get(at);
      double best = Double.NEGATIVE_INFINITY;
      for (int cell = 0; cell < group.rates().length; cell++) {
        double over = group.rates()[cell] - from;
        double gain = over * (over > 0 ? sizes[at] : fewest[at]);
        best = Math.max(best, gain - price * group.costs()[cell]);
      }
      sum += best;
    }
    return sum;
  }

  /** A cell's cost is that of its lower end and its rate the upper end: never too strict. */
  private Cells cells(SampledGroup group) {
    double top =
        group.judged() == 0
            ? 1
            : Binomial.upperBound(group.hits(), group.judged(), 1 - Math.exp(-most));
    double[] rates = new double[CELLS];
    double[] costs = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      double lower = top * cell / CELLS;
      rates[cell] = top * (cell + 1) / CELLS;
      costs[cell] =
          cell == 0 || group.judged() == 0
              ? 0
              : -Math.log(Binomial.atMost(group.hits(), group.judged(), lower));
    }
    return new Cells(rates, costs);
  }

  /**
   * The quantile of half a chi-squared variable with two degrees of freedom a group; the tail of
   * that is a sum of Poisson's terms.
   */
  private static double mostCost(int groups, double level) {
    double low = 0;
    double high = groups + 40 * Math.log(1 / level) + 40;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (atMost(groups - 1, middle) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Poisson's probability of at most {@code k} where the mean is so much. */
  private static double atMost(int k, double mean) {
    double logTerm = -mean;
    double sum = Math.exp(logTerm);
    for (int i = 1; i <= k; i++) {
      logTerm += Math.log(mean / i);
      sum += Math.exp(logTerm);
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
