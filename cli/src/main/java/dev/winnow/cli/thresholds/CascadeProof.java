package dev.winnow.cli.thresholds;

import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.CategoryScores;
import dev.winnow.training.certify.Certificate;
import dev.winnow.training.certify.Certification;
import dev.winnow.training.certify.Counts;
import dev.winnow.training.certify.Expectation;
import dev.winnow.training.certify.Prices;
import dev.winnow.training.certify.Question;
import dev.winnow.training.certify.ThresholdVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds thresholds on one side of a split and proves them on the other, on the whole cascade. */
final class CascadeProof {
  private final PolicyDraft draft;
  private final Replay replay;
  private final StagePrices prices;
  private final Terms terms;

  CascadeProof(PolicyDraft draft, Replay replay, StagePrices prices, Terms terms) {
    this.draft = draft;
    this.replay = replay;
    this.prices = prices;
    this.terms = terms;
  }

  /** Empty where not even deciding nothing can be proven. */
  Optional<Certificate<Counts>> certify(SplitRows rows) {
    List<Question> questions = new ArrayList<>();
    for (CategoryLimits wanted : draft.wanted()) {
      questions.add(question(wanted, rows.searched()));
    }
    return new Certification(terms.confidence())
        .certify(questions, vectors -> counts(vectors, rows.proven()));
  }

  /** What comes of each wanted category on all of some rows under these thresholds, end to end. */
  List<Tally> outcomes(List<ThresholdVector> vectors, List<RecordedRow> rows) {
    List<Outcome> outcomes = replay.under(draft.with(vectors), rows);
    return draft.wanted().stream()
        .map(
            wanted -> {
              LabelledPart part = LabelledPart.of(wanted.category(), rows);
              return tally(
                  wanted.category(), part, IntStream.range(0, part.size()).toArray(), outcomes);
            })
        .toList();
  }

  private List<Counts> counts(List<ThresholdVector> vectors, List<RecordedRow> rows) {
    List<Outcome> outcomes = replay.under(draft.with(vectors), rows);
    return draft.wanted().stream()
        .map(
            wanted -> counts(wanted.category(), LabelledPart.of(wanted.category(), rows), outcomes))
        .toList();
  }

  private Counts counts(String category, LabelledPart part, List<Outcome> outcomes) {
    Tally mix = tally(category, part, part.mix(terms), outcomes);
    Tally all = tally(category, part, IntStream.range(0, part.size()).toArray(), outcomes);
    return new Counts(mix.wrong() + mix.right(), mix.wrong(), all.positives(), all.missed());
  }

  private Tally tally(String category, LabelledPart part, int[] places, List<Outcome> outcomes) {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    int positives = 0;
    for (int at : places) {
      Outcome outcome = outcomes.get(part.places().get(at));
      boolean positive = part.truth()[at];
      positives += positive ? 1 : 0;
      right += positive && outcome.acted(category) ? 1 : 0;
      wrong += !positive && outcome.acted(category) ? 1 : 0;
      missed += positive && outcome.passed(category, draft.rules(category)) ? 1 : 0;
    }
    return new Tally(places.length, positives, right, wrong, missed);
  }

  /**
   * One category on some rows.
   *
   * @param right violations that machines acted on alone
   * @param wrong harmless rows that they acted on alone
   * @param missed violations that they let through alone
   */
  record Tally(int rows, int positives, int right, int wrong, int missed) {}

  private Question question(CategoryLimits wanted, List<RecordedRow> searched) {
    List<Integer> scoring = draft.scoring(wanted.category());
    CategoryScores scores =
        LabelledPart.of(wanted.category(), searched).scores(draft, wanted.category(), searched);
    return new Question(
        wanted.category(),
        wanted.limits(),
        scores,
        Expectation.of(scores, SplitRows.RATIO, terms.prevalence()),
        new Prices(
            scoring.stream().map(at -> prices.of(draft.stages().get(at).stage())).toList(),
            prices.of(Stage.PEOPLE)));
  }
}
