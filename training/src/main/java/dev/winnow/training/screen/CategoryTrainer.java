package dev.winnow.training.screen;

import dev.winnow.training.card.BalancedArea;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.fit.PlattFit;
import dev.winnow.training.metric.ScoredLabels;
import dev.winnow.training.rows.SetRows;
import dev.winnow.training.rows.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fits one category. The weighting and the penalty are chosen and the calibration fitted on the
 * train rows alone, by models that did not see the row: in each of four parts, by what was fitted
 * on the other three.
 */
final class CategoryTrainer {
  private static final int PARTS = 4;
  private static final List<Double> PENALTIES = List.of(1e-4, 3e-5, 1e-5, 3e-6, 1e-6);

  private final String category;
  private final TrainingData data;
  private final ExampleMaker maker;
  private final int buckets;
  private final Consumer<String> progress;

  CategoryTrainer(
      String category,
      TrainingData data,
      ExampleMaker maker,
      int buckets,
      Consumer<String> progress) {
    this.category = category;
    this.data = data;
    this.maker = maker;
    this.buckets = buckets;
    this.progress = progress;
  }

  TrainedCategory train() {
    List<SetRows> sets = data.sets(category);
    List<LabelledRow> rows =
        sets.stream().flatMap(set -> data.train(category, set).stream()).toList();
    List<Example> examples = maker.of(rows);
    progress.accept("%s: %d rows".formatted(category, rows.size()));
    Scored best = best(FeatureWeighting.ALIKE, examples);
    Scored other = best(FeatureWeighting.LOG_RATIO, examples);
    if (other.area() > best.area()) {
      best = other;
    }
    ScoredLabels scores = ScoredRow.labels(best.unseen());
    return new TrainedCategory(
        category,
        "%s: AUC %.3f within train".formatted(best.fit().settings(), best.area()),
        best.fit().fit(examples),
        PlattFit.fit(scores.scores(), scores.truth()),
        sets,
        FittedRows.count(category, rows));
  }

  /** From the strongest penalty on, until a weaker one does no better. */
  private Scored best(FeatureWeighting weighting, List<Example> examples) {
    Scored best = scored(weighting, PENALTIES.get(0), examples);
    for (double penalty : PENALTIES.subList(1, PENALTIES.size())) {
      Scored next = scored(weighting, penalty, examples);
      if (next.area() <= best.area()) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private Scored scored(FeatureWeighting weighting, double penalty, List<Example> examples) {
    LinearScreenFit fit = new LinearScreenFit(category, buckets, weighting, penalty);
    List<ScoredRow> unseen = unseen(fit, examples);
    Scored scored = new Scored(fit, unseen, BalancedArea.of(unseen));
    progress.accept(
        "%s: %s: AUC within train %.4f".formatted(category, fit.settings(), scored.area()));
    return scored;
  }

  /** The plain rows, each scored by a model that was fitted on other parts. */
  private List<ScoredRow> unseen(LinearScreenFit fit, List<Example> examples) {
    List<ScoredRow> scored = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      LinearScreen model = fit.fit(examples.stream().filter(e -> part(e) != held).toList());
      for (Example example : examples) {
        if (part(example) == held && example.plain()) {
          LabelledRow row = example.row();
          scored.add(new ScoredRow(row, row.is(category), false, model.score(example.buckets())));
        }
      }
    }
    return scored;
  }

  private static int part(Example example) {
    return RowGroup.part(example.row(), PARTS);
  }

  /**
   * A way to fit, tried.
   *
   * @param unseen the plain rows, each scored by a model that had not seen it
   */
  private record Scored(LinearScreenFit fit, List<ScoredRow> unseen, double area) {}
}
