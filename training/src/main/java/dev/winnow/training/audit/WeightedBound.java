package dev.winnow.training.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A one-sided bound on the share that is wrong or missed, from items that were drawn with different
 * probabilities; it holds with its confidence for any number of answers, where those of a group are
 * a random part of it ({@link RateRegion}). A tenth of the doubt is for how many items the groups
 * stand for, a tenth for the violations that were not missed, the rest for the errors.
 *
 * @param errors that were seen
 * @param judged items that an error could have been seen in
 * @param share the weighted estimate; NaN where nothing was judged
 * @param high what the share lies below
 */
public record WeightedBound(int errors, int judged, double share, double high) {
  private static final double PART = 0.1;

  /** Of the heaviest group's weight; what is lighter gets a bound of its own. */
  private static final double HEAVY = 0.25;

  private static final int BISECTIONS = 40;
  private static final int MOST_ANSWERS = 1 << 24;

  /**
   * Of what machines acted on alone, the share that is wrong.
   *
   * @param acted what they acted on; a hit is one that is no violation
   */
  public static WeightedBound wrong(List<SampledGroup> acted, double confidence) {
    double items = acted.stream().mapToDouble(SampledGroup::items).sum();
    double wrong = acted.stream().mapToDouble(group -> group.items() * group.share()).sum();
    return of(acted, wrong / items, highestWrong(acted, 1 - confidence));
  }

  /**
   * Of all violations, the share that machines alone let pass.
   *
   * @param passed what they let pass; a hit is a violation
   * @param others what they acted on and what people decided; a hit is a violation
   */
  public static WeightedBound missed(
      List<SampledGroup> passed, List<SampledGroup> others, double confidence) {
    double missed = passed.stream().mapToDouble(group -> group.items() * group.share()).sum();
    double found = others.stream().mapToDouble(group -> group.items() * group.share()).sum();
    return of(passed, missed / (missed + found), highestMissed(passed, others, 1 - confidence));
  }

  /**
   * Of hits of two kinds that are found in the same groups, the share of one kind. Each group is
   * told twice, with its hits of one kind and of the other.
   *
   * <p>Groups whose answers weigh less than a quarter of the heaviest ones get bounds of their own,
   * which a tenth of the doubt is for. Only the others are combined: each further group makes their
   * bound wider, and what weighs little is not worth it. Which these are does not hang on the hits.
   *
   * @param part the hits whose share is looked for
   * @param rest the other hits
   */
  static WeightedBound ofHits(List<SampledGroup> part, List<SampledGroup> rest, double confidence) {
    double some = part.stream().mapToDouble(group -> group.items() * group.share()).sum();
    double others = rest.stream().mapToDouble(group -> group.items() * group.share()).sum();
    return of(part, some / (some + others), highestOfHits(part, rest, 1 - confidence));
  }

  /**
   * How many answers about what was acted on would be enough, were not one of them an error.
   *
   * @return 0 where nothing was drawn, so that no number can be told
   */
  public static int answersForWrong(List<SampledGroup> acted, double limit, double confidence) {
    return fewest(answers -> highestWrong(faultless(acted, answers), 1 - confidence), acted, limit);
  }

  /** The same about what was let pass; what was not missed is known so much better then. */
  public static int answersForMissed(
      List<SampledGroup> passed, List<SampledGroup> others, double limit, double confidence) {
    int judged = passed.stream().mapToInt(SampledGroup::judged).sum();
    return fewest(
        answers ->
            highestMissed(
                faultless(passed, answers),
                times(others, (double) answers / Math.max(1, judged)),
                1 - confidence),
        passed,
        limit);
  }

  private static WeightedBound of(List<SampledGroup> groups, double share, double high) {
    int errors = groups.stream().mapToInt(SampledGroup::hits).sum();
    int judged = groups.stream().mapToInt(SampledGroup::judged).sum();
    return new WeightedBound(errors, judged, judged == 0 ? Double.NaN : share, high);
  }

  private static double highestWrong(List<SampledGroup> acted, double level) {
    if (acted.isEmpty()) {
      return 1;
    }
    double sizes = PART * level / (2 * acted.size());
    double[] fewest = acted.stream().mapToDouble(group -> group.fewest(sizes)).toArray();
    double[] most = acted.stream().mapToDouble(group -> group.most(sizes)).toArray();
    RateRegion region = new RateRegion(acted, (1 - PART) * level);
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (region.most(fewest, most, middle) < 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static double highestMissed(
      List<SampledGroup> passed, List<SampledGroup> others, double level) {
    if (passed.isEmpty()) {
      return 1;
    }
    double part = PART * level / (passed.size() + others.size());
    double[] most = passed.stream().mapToDouble(group -> group.most(part)).toArray();
    double missed =
        new RateRegion(passed, (1 - 2 * PART) * level).most(new double[most.length], most, 0);
    double found =
        others.stream().mapToDouble(group -> group.fewest(part) * group.leastShare(part)).sum();
    return missed / (missed + found);
  }

  private static double highestOfHits(
      List<SampledGroup> part, List<SampledGroup> rest, double level) {
    if (part.isEmpty()) {
      return 1;
    }
    double piece = PART * level / (part.size() + rest.size());
    double heaviest = part.stream().mapToDouble(SampledGroup::weight).max().orElse(0);
    List<SampledGroup> heavy = new ArrayList<>();
    double some = 0;
    for (SampledGroup group : part) {
      if (group.judged() > 0 && group.weight() >= HEAVY * heaviest) {
        heavy.add(group);
      } else {
        some += group.most(piece) * group.mostShare(PART * level / part.size());
      }
    }
    double[] most = heavy.stream().mapToDouble(group -> group.most(piece)).toArray();
    some += new RateRegion(heavy, (1 - 3 * PART) * level).most(new double[most.length], most, 0);
    double others =
        rest.stream().mapToDouble(group -> group.fewest(piece) * group.leastShare(piece)).sum();
    return some / (some + others);
  }

  private static int fewest(IntToDoubleFunction high, List<SampledGroup> groups, double limit) {
    if (groups.isEmpty()) {
      return 0;
    }
    int enough = 1;
    while (enough < MOST_ANSWERS && high.applyAsDouble(enough) > limit) {
      enough *= 2;
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) / 2;
      if (high.applyAsDouble(middle) > limit) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /** So many answers, spread over the groups like what was drawn, and not one error. */
  private static List<SampledGroup> faultless(List<SampledGroup> groups, int answers) {
    int drawn = groups.stream().mapToInt(SampledGroup::drawn).sum();
    int judged = groups.stream().mapToInt(SampledGroup::judged).sum();
    double more = (double) answers / Math.max(1, judged);
    List<SampledGroup> spread = new ArrayList<>();
    for (SampledGroup group : groups) {
      int share = (int) Math.ceil((double) answers * group.drawn() / drawn);
      int drawnThen = Math.max(share, whole(group.drawn() * more));
      spread.add(new SampledGroup(group.probability(), drawnThen, share, 0));
    }
    return spread;
  }

  private static List<SampledGroup> times(List<SampledGroup> groups, double factor) {
    return groups.stream()
        .map(
            group ->
                new SampledGroup(
                    group.probability(),
                    whole(group.drawn() * factor),
                    whole(group.judged() * factor),
                    whole(group.hits() * factor)))
        .toList();
  }

  private static int whole(double number) {
    return (int) Math.min(Integer.MAX_VALUE / 2, Math.round(number));
  }
}
