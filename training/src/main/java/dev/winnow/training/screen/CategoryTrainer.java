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
 * Fits one category. The penalty is chosen and the calibration fitted on the train rows alone, by
 * models that did not see the row: in each of four parts, by what was fitted on the other three.
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
    double penalty = PENALTIES.get(0);
    List<ScoredRow> unseen = unseen(penalty, examples);
    for (double other : PENALTIES.subList(1, PENALTIES.size())) {
      List<ScoredRow> scored = unseen(other, examples);
      if (BalancedArea.of(scored) <= BalancedArea.of(unseen)) {
        break;
      }
      penalty = other;
      unseen = scored;
    }
    ScoredLabels scores = ScoredRow.labels(unseen);
    return new TrainedCategory(
        category,
        "L2 %s, AUC within train %.3f".formatted(penalty, BalancedArea.of(unseen)),
        fit(penalty).fit(examples),
        PlattFit.fit(scores.scores(), scores.truth()),
        sets,
        FittedRows.count(category, rows));
  }

  /** The plain rows, each scored by a model that was fitted on other parts. */
  private List<ScoredRow> unseen(double penalty, List<Example> examples) {
    List<ScoredRow> scored = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      LinearScreen model =
          fit(penalty).fit(examples.stream().filter(e -> part(e) != held).toList());
      for (Example example : examples) {
        if (part(example) == held && example.plain()) {
          LabelledRow row = example.row();
          scored.add(new ScoredRow(row, row.is(category), false, model.score(example.buckets())));
        }
      }
    }
    progress.accept(
        "%s: L2 %s: AUC within train %.4f".formatted(category, penalty, BalancedArea.of(scored)));
    return scored;
  }

  private static int part(Example example) {
    return RowGroup.part(example.row(), PARTS);
  }

  private LinearScreenFit fit(double penalty) {
    return new LinearScreenFit(category, buckets, penalty);
  }
}
