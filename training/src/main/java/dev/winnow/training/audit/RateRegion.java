package dev.winnow.training.audit;

import dev.winnow.training.certify.Binomial;
import java.util.List;

/**
 * The rates of hits that several groups may have at once, given what was judged of them; too
 * unlikely ones are left out. Says how large a weighted sum of them may be.
 *
 * <p>Several groups: those rates stay whose likelihood is more than so much of that of a mixture of
 * rates fixed beforehand. The ratio of the two is 1 on average under the true rates, so it exceeds 1
 * / level with a probability of no more than the level, for any number of items (L. Wasserman, A.
 * Ramdas and S. Balakrishnan, "Universal inference", PNAS 117, 2020, arXiv:1912.11436). The ratio is
 * a convex function of the hits, so drawing without putting back only makes it smaller (W.
 * Hoeffding, Journal of the American Statistical Association 58, 1963, theorem 4). Errors of one
 * group count for the others too: unlike one bound a group, added up, nothing is lost by many
 * groups, and groups of one probability are worth as much as if they were one (of the same kind: J.
 * Spertus and P. Stark, "Sweeter than SUITE", 2022, arXiv:2207.03379). A single group has the exact
 * bound of Clopper and Pearson.
 */
final class RateRegion {
  private static final int STEPS = 200;

  private final List<SampledGroup> groups;
  private final double level;
  private final double threshold;

  /**
   * A region.
   *
   * @param level with which the true rates may lie outside
   */
  RateRegion(List<SampledGroup> groups, double level) {
    this.groups = List.copyOf(groups);
    this.level = level;
    this.threshold = Math.log(1 / level) - logMixture(groups);
  }

  /**
   * A bound on the sum, over the groups, of size times (rate − from), where a size lies between two
   * numbers: the dual of the maximum over the region, so never less than that.
   */
  double most(double[] fewest, double[] most, double from) {
    if (groups.size() == 1) {
      SampledGroup only = groups.get(0);
      double rate = Binomial.upperBound(only.hits(), only.judged(), 1 - level) - from;
      return rate * (rate > 0 ? most[0] : fewest[0]);
    }
    double scale = Math.log(1e-9 + sum(most));
    double low = scale - 30;
    double high = scale + 30;
    double best = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      double atLeft = dual(Math.exp(left), fewest, most, from);
      double atRight = dual(Math.exp(right), fewest, most, from);
      best = Math.min(best, Math.min(atLeft, atRight));
      if (atLeft < atRight) {
        high = right;
      } else {
        low = left;
      }
    }
    return best;
  }

  private double dual(double price, double[] fewest, double[] most, double from) {
    double sum = price * threshold;
    for (int at = 0; at < groups.size(); at++) {
      SampledGroup group = groups.get(at);
      sum +=
          Math.max(
              best(group, price, fewest[at], from, 0, from),
              best(group, price, most[at], from, from, 1));
    }
    return sum;
  }

  /** The most of size · (rate − from) + price · log-likelihood(rate) between two rates. */
  private static double best(
      SampledGroup group, double price, double size, double from, double low, double high) {
    double slope = size / price;
    double excess = slope - group.judged();
    double root = Math.sqrt(excess * excess + 4 * slope * group.hits());
    double rate;
    if (excess > 0) {
      rate = (excess + root) / (2 * slope);
    } else {
      rate = group.hits() == 0 ? 0 : 2 * group.hits() / (root - excess);
    }
    double inside = Math.max(low, Math.min(high, rate));
    return size * (inside - from) + price * logLikelihood(group, inside);
  }

  private static double logLikelihood(SampledGroup group, double rate) {
    int misses = group.judged() - group.hits();
    return (group.hits() == 0 ? 0 : group.hits() * Math.log(rate))
        + (misses == 0 ? 0 : misses * Math.log1p(-rate));
  }

  /** One rate for all groups, or one for each: half of the mixture is for either. */
  private static double logMixture(List<SampledGroup> groups) {
    double apart = 0;
    int judged = 0;
    int hits = 0;
    for (SampledGroup group : groups) {
      apart += logMarginal(group.hits(), group.judged());
      judged += group.judged();
      hits += group.hits();
    }
    double together = logMarginal(hits, judged);
    double larger = Math.max(apart, together);
    return larger + Math.log((Math.exp(apart - larger) + Math.exp(together - larger)) / 2);
  }

  /** Half of the weight is on no hit at all, half on a rate by Jeffreys' prior. */
  private static double logMarginal(int hits, int judged) {
    double logJeffreys = 0;
    for (int i = 0; i < judged; i++) {
      double ways = i < hits ? i + 0.5 : i - hits + 0.5;
      logJeffreys += Math.log(ways / (i + 1));
    }
    return Math.log(((hits == 0 ? 1 : 0) + Math.exp(logJeffreys)) / 2);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
