package dev.winnow.training.audit;

import dev.winnow.training.certify.Evidence;
import dev.winnow.training.certify.Limits;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What comes of one category under some thresholds, from items that were drawn with different
 * probabilities.
 *
 * <p>Strata are made by how items were drawn and not by what the thresholds make of them: so their
 * sizes follow from all that was drawn, though only what was judged can be put to the thresholds,
 * and only what they were not found on proves anything. Both limits are then about two rates in
 * each stratum, of errors and of what is not one, and each is bounded by {@link
 * WeightedBound#ofHits}.
 *
 * @param strata all that items may be drawn from; also those of which none was
 */
public record StratifiedCounts(List<StratumCount> strata) implements Evidence {
  private static final int MOST_ANSWERS = 300_000;
  private static final int BISECTIONS = 10;

  public StratifiedCounts {
    strata = List.copyOf(strata);
  }

  /** Of what machines act on alone, the share that is wrong. */
  public WeightedBound wrong(double confidence) {
    return WeightedBound.ofHits(
        groups(StratumCount::wrong), groups(StratumCount::right), confidence);
  }

  /** Of all violations, the share that machines alone let pass. */
  public WeightedBound missed(double confidence) {
    return WeightedBound.ofHits(
        groups(StratumCount::missed), groups(StratumCount::caught), confidence);
  }

  /** How many answers there are of a kind. */
  public int sum(ToIntFunction<StratumCount> kind) {
    return strata.stream().mapToInt(kind).sum();
  }

  @Override
  public boolean refutes(Limits limits, boolean acts, double level) {
    boolean nothing = !acts && sum(StratumCount::wrong) + sum(StratumCount::right) == 0;
    return missed(1 - level).high() <= limits.missed()
        && (nothing || wrong(1 - level).high() <= limits.wrong());
  }

  /**
   * How many times as many answers would be enough to prove a limit, were machines never wrong, and
   * violations as common as they are here; 1 where there are enough.
   *
   * @return infinite where no number would do, as where of a large stratum nothing was judged
   */
  public double timesNeeded(double limit, double confidence) {
    double most = Math.max(1, (double) MOST_ANSWERS / Math.max(1, sum(StratumCount::judged)));
    double enough = 1;
    while (lowest(enough, confidence) > limit) {
      if (enough >= most) {
        return Double.POSITIVE_INFINITY;
      }
      enough = Math.min(2 * enough, most);
    }
    double tooFew = enough / 2;
    for (int i = 0; enough > 1 && i < BISECTIONS; i++) {
      double middle = (tooFew + enough) / 2;
      if (lowest(middle, confidence) > limit) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  private double lowest(double times, double confidence) {
    return new StratifiedCounts(strata.stream().map(each -> each.faultless(times)).toList())
        .missed(confidence)
        .high();
  }

  private List<SampledGroup> groups(ToIntFunction<StratumCount> hits) {
    return strata.stream().map(stratum -> stratum.group(hits)).toList();
  }
}
