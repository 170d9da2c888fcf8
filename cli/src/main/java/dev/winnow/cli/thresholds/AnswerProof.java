package dev.winnow.cli.thresholds;

import dev.winnow.cli.feedback.SampleStratum;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.schemas.Stage;
import dev.winnow.training.audit.StratifiedCounts;
import dev.winnow.training.audit.StratumCount;
import dev.winnow.training.certify.CategoryScores;
import dev.winnow.training.certify.Certificate;
import dev.winnow.training.certify.Certification;
import dev.winnow.training.certify.Prices;
import dev.winnow.training.certify.Question;
import dev.winnow.training.certify.ThresholdVector;
import dev.winnow.training.certify.WeightedRisk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds thresholds by some answers and proves them by others, on the stages of the moderate job.
 * What these ask on is neither acted on nor missed, whoever ends it.
 */
final class AnswerProof {
  private static final Fate UNDECIDED = new Fate(false, false);

  private final PolicyDraft draft;
  private final Replay replay;
  private final StagePrices prices;
  private final double confidence;
  private final boolean onlyMoreCareful;

  /**
   * @param onlyMoreCareful whether no threshold may go beyond the one in service
   */
  AnswerProof(
      PolicyDraft draft,
      Replay replay,
      StagePrices prices,
      double confidence,
      boolean onlyMoreCareful) {
    this.draft = draft;
    this.replay = replay;
    this.prices = prices;
    this.confidence = confidence;
    this.onlyMoreCareful = onlyMoreCareful;
  }

  /** What machines alone made of an item, for one category. */
  private record Fate(boolean acted, boolean passed) {}

  /** Empty where not even deciding nothing can be proven. */
  Optional<Certificate<StratifiedCounts>> certify(AnswerSplit split) {
    List<Question> questions =
        draft.wanted().stream().map(wanted -> question(wanted, split.searched())).toList();
    return Certification.byWeights(confidence)
        .certify(questions, vectors -> counts(vectors, split));
  }

  /** What there is to prove a category on, had machines decided nothing: no error. */
  StratifiedCounts violations(String category, AnswerSplit split) {
    return counts(category, split, Collections.nCopies(split.proven().size(), UNDECIDED));
  }

  private List<StratifiedCounts> counts(List<ThresholdVector> vectors, AnswerSplit split) {
    List<Outcome> outcomes = replay.under(draft.with(vectors), AnswerSplit.judged(split.proven()));
    List<StratifiedCounts> counts = new ArrayList<>();
    for (CategoryLimits wanted : draft.wanted()) {
      String category = wanted.category();
      CategoryPolicy rules = draft.rules(category);
      List<Fate> fates =
          outcomes.stream()
              .map(outcome -> new Fate(outcome.acted(category), outcome.passed(category, rules)))
              .toList();
      counts.add(counts(category, split, fates));
    }
    return counts;
  }

  /**
   * Counts by stratum.
   *
   * @param fates of the judged items, in their order; more are not looked at
   */
  private static StratifiedCounts counts(String category, AnswerSplit split, List<Fate> fates) {
    Map<SampleStratum, Tally> tallies = new TreeMap<>();
    split.strata().forEach(stratum -> tallies.put(stratum, new Tally()));
    int at = 0;
    split.searched().forEach(row -> tally(tallies, row).drawn++);
    for (AnswerRow row : split.proven()) {
      Tally tally = tally(tallies, row);
      tally.drawn++;
      if (row.recorded() != null) {
        tally.add(fates.get(at++), row.recorded().row().labels().get(category));
      }
    }
    List<StratumCount> strata = new ArrayList<>();
    tallies.forEach((stratum, tally) -> strata.add(tally.of(stratum.probability())));
    return new StratifiedCounts(strata);
  }

  private static Tally tally(Map<SampleStratum, Tally> tallies, AnswerRow row) {
    return tallies.computeIfAbsent(row.stratum(), key -> new Tally());
  }

  /** Counts of one stratum. */
  private static final class Tally {
    private int drawn;
    private int judged;
    private int wrong;
    private int right;
    private int missed;
    private int caught;

    /**
     * Where an answer does not say whether it is a violation of the category, it counts as an
     * error, whatever machines did.
     */
    void add(Fate fate, @Nullable Boolean violation) {
      boolean harmful = violation != null && violation;
      boolean harmless = violation != null && !violation;
      judged++;
      wrong += fate.acted() && !harmful ? 1 : 0;
      right += fate.acted() && harmful ? 1 : 0;
      missed += fate.passed() && !harmless ? 1 : 0;
      caught += !fate.passed() && harmful ? 1 : 0;
    }

    StratumCount of(double probability) {
      return new StratumCount(probability, drawn, judged, wrong, right, missed, caught);
    }
  }

  private Question question(CategoryLimits wanted, List<AnswerRow> searched) {
    String category = wanted.category();
    List<Integer> scoring = draft.scoring(category);
    List<RecordedRow> judged = AnswerSplit.judged(searched);
    double[] weights = AnswerSplit.weights(searched);
    LabelledPart part = LabelledPart.of(category, judged);
    CategoryScores scores =
        part.scores(draft, category, judged)
            .weighted(part.places().stream().mapToDouble(place -> weights[place]).toArray());
    return new Question(
        category,
        wanted.limits(),
        scores,
        WeightedRisk.of(scores, SplitRows.RATIO),
        new Prices(
            scoring.stream().map(at -> prices.of(draft.stages().get(at).stage())).toList(),
            prices.of(Stage.PEOPLE)),
        onlyMoreCareful ? draft.inService(category) : null);
  }
}
