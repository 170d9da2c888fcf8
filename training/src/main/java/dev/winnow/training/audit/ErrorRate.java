package dev.winnow.training.audit;

import dev.winnow.training.certify.Binomial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The share of a population that is wrong, estimated from a stratified sample with known
 * probabilities.
 *
 * <p>The estimate is that of J. Hájek (comment in "Foundations of Statistical Inference", 1971): a
 * weighted mean, each item with 1 over the probability of its draw, as D. Horvitz and D. Thompson
 * weigh a total ("A Generalization of Sampling Without Replacement from a Finite Universe", Journal
 * of the American Statistical Association 47, 1952). Where not all that were drawn were judged,
 * those that were stand for the rest of their stratum.
 *
 * <p>The interval is that of E. Korn and B. Graubard ("Confidence Intervals for Proportions with
 * Small Expected Number of Positive Counts Estimated from Survey Data", Survey Methodology 24,
 * 1998): the exact one of Clopper and Pearson for as many items as a plain sample would need to be
 * as certain. A normal one would have no width where no error was seen. The number is the smaller
 * of the one that the variance gives and the one of L. Kish that the weights alone give, so that
 * strata in which no error was seen do not count as certain.
 *
 * @param items how many the population has, estimated
 * @param judged how many of the sample were judged
 * @param errors how many of them are wrong
 * @param share that is wrong; NaN where none was judged
 * @param low the lower end of the interval
 * @param high the upper end
 */
public record ErrorRate(
    double items, int judged, int errors, double share, double low, double high) {
  /** What arithmetic may add to a whole number. */
  private static final double ROUNDING = 1e-6;

  /**
   * Estimates.
   *
   * @param confidence of the interval, such as 0.95
   */
  public static ErrorRate of(Collection<SampledItem> sample, double confidence) {
    Map<String, List<SampledItem>> strata =
        sample.stream()
            .collect(
                Collectors.groupingBy(SampledItem::stratum, TreeMap::new, Collectors.toList()));
    List<Stratum> judged =
        strata.values().stream().map(Stratum::of).filter(each -> each.judged > 0).toList();
    double items = sample.stream().mapToDouble(SampledItem::weight).sum();
    double covered = judged.stream().mapToDouble(each -> each.items).sum();
    int number = judged.stream().mapToInt(each -> each.judged).sum();
    int errors = judged.stream().mapToInt(each -> each.errors).sum();
    if (number == 0) {
      return new ErrorRate(items, 0, 0, Double.NaN, 0, 1);
    }
    double share = judged.stream().mapToDouble(each -> each.items / covered * each.share).sum();
    int like = plainSample(judged, covered, share, number);
    double tail = 1 - (1 - confidence) / 2;
    int wrongLow = (int) Math.floor(share * like + ROUNDING);
    int wrongHigh = (int) Math.ceil(share * like - ROUNDING);
    return new ErrorRate(
        items,
        number,
        errors,
        share,
        1 - Binomial.upperBound(like - wrongLow, like, tail),
        Binomial.upperBound(wrongHigh, like, tail));
  }

  /** As many items of a plain sample would be as certain. */
  private static int plainSample(List<Stratum> strata, double covered, double share, int judged) {
    double squares = 0;
    double variance = 0;
    for (Stratum each : strata) {
      double part = each.items / covered;
      squares += part * part / each.effective;
      variance += part * part * each.share * (1 - each.share) / each.effective;
    }
    double byWeights = 1 / squares;
    double byVariance = variance > 0 ? share * (1 - share) / variance : byWeights;
    return (int)
        Math.max(1, Math.floor(Math.min(judged, Math.min(byWeights, byVariance)) + ROUNDING));
  }

  /**
   * What one stratum comes to.
   *
   * @param effective how many items of equal weight those that were judged are worth (Kish 1965)
   */
  private record Stratum(double items, int judged, int errors, double share, double effective) {
    static Stratum of(List<SampledItem> drawn) {
      double items = 0;
      double weights = 0;
      double squares = 0;
      double wrong = 0;
      int judged = 0;
      int errors = 0;
      for (SampledItem item : drawn) {
        items += item.weight();
        if (item.isJudged()) {
          judged++;
          errors += (int) item.error();
          weights += item.weight();
          squares += item.weight() * item.weight();
          wrong += item.weight() * item.error();
        }
      }
      return judged == 0
          ? new Stratum(items, 0, 0, 0, 0)
          : new Stratum(items, judged, errors, wrong / weights, weights * weights / squares);
    }
  }
}
