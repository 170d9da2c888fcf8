package dev.winnow.training.head;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.schemas.Categories;
import dev.winnow.training.card.BalancedArea;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.embed.Embedder;
import dev.winnow.training.fit.Examples;
import dev.winnow.training.fit.HeadModel;
import dev.winnow.training.fit.PlattFit;
import dev.winnow.training.rows.SetRows;
import dev.winnow.training.rows.SourceWeights;
import dev.winnow.training.rows.TrainingData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Fits the head of one category, whose texts are encoded already. */
final class HeadTrainer {
  private static final int PARTS = 5;

  /** AUC that rows of dev decide by chance: within it the simpler candidate is kept. */
  private static final double NO_DIFFERENCE = 0.001;

  private final String category;
  private final TrainingData data;
  private final Embedder embedder;
  private final boolean calibrated;
  private final List<SetRows> sets;

  HeadTrainer(String category, TrainingData data, Embedder embedder, boolean calibrated) {
    this.category = category;
    this.data = data;
    this.embedder = embedder;
    this.calibrated = calibrated;
    this.sets = data.sets(category);
  }

  TrainedHead train(long seed, Consumer<String> progress) {
    List<LabelledRow> rows =
        sets.stream().flatMap(set -> data.train(category, set).stream()).toList();
    Examples examples = examples(rows);
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate :
        calibrated ? Candidate.all(seed, rows.size()) : List.of(Candidate.ofFewTexts())) {
      HeadModel model = candidate.fit().apply(examples);
      Tried one = new Tried(candidate, model, figure(model));
      progress.accept(line(candidate, one.figure()));
      tried.add(one);
    }
    Tried kept = tried.get(kept(tried.stream().map(Tried::figure).toList()));
    return finished(kept.candidate().settings(), kept.model(), rows);
  }

  /**
   * The first that is as good as the best one, but for what chance on dev decides.
   *
   * @param figures of candidates, the simpler ones first
   * @return its place
   */
  static int kept(List<Double> figures) {
    double best = Collections.max(figures);
    return IntStream.range(0, figures.size())
        .filter(i -> figures.get(i) >= best - NO_DIFFERENCE)
        .findFirst()
        .orElseThrow();
  }

  /**
   * A candidate, fitted.
   *
   * @param figure what candidates are compared by, on dev
   */
  private record Tried(Candidate candidate, HeadModel model, double figure) {}

  private String line(Candidate candidate, double figure) {
    return "%s: %s: AUC %.4f".formatted(category, candidate.settings(), figure);
  }

  private Examples examples(List<LabelledRow> rows) {
    float[][] features = new float[rows.size()][];
    double[] targets = new double[rows.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = embedder.vector(rows.get(i).text());
      targets[i] = rows.get(i).is(category) ? 1 : 0;
    }
    return new Examples(features, targets, SourceWeights.of(category, rows));
  }

  private double figure(HeadModel model) {
    List<ScoredRow> dev = new ArrayList<>();
    for (SetRows set : sets) {
      if (!set.isOnlyMeasured()) {
        for (LabelledRow row : data.dev(category, set)) {
          double score = model.score(embedder.vector(row.text()));
          dev.add(new ScoredRow(row, row.is(category), false, score));
        }
      }
    }
    return BalancedArea.of(dev);
  }

  private TrainedHead finished(String settings, HeadModel model, List<LabelledRow> fittedOn) {
    List<LabelledRow> calibrated = new ArrayList<>();
    List<LabelledRow> others = new ArrayList<>();
    List<LabelledRow> related = new ArrayList<>();
    for (SetRows set : sets) {
      (set.isOnlyMeasured() ? others : calibrated).addAll(data.dev(category, set));
      if (category.equals(Categories.HATE)) {
        set.dev().stream()
            .filter(row -> row.original().containsKey(TrainingData.SEXIST))
            .forEach(related::add);
      }
    }
    PlattCalibration calibration = calibration(model, calibrated);
    List<ScoredRow> measured = crossFitted(model, calibrated);
    for (LabelledRow row : others) {
      measured.add(
          new ScoredRow(row, row.is(category), true, probability(model, calibration, row)));
    }
    return new TrainedHead(
        category,
        settings,
        model,
        calibration,
        sets,
        FittedRows.count(category, fittedOn),
        measured,
        related.stream().map(row -> sexist(row, probability(model, calibration, row))).toList());
  }

  private static ScoredRow sexist(LabelledRow row, double probability) {
    return new ScoredRow(
        row, "1".equals(row.original().get(TrainingData.SEXIST)), true, probability);
  }

  private List<ScoredRow> crossFitted(HeadModel model, List<LabelledRow> rows) {
    List<ScoredRow> scored = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      PlattCalibration calibration =
          calibration(model, rows.stream().filter(row -> data.part(row, PARTS) != held).toList());
      rows.stream()
          .filter(row -> data.part(row, PARTS) == held)
          .map(
              row ->
                  new ScoredRow(row, row.is(category), false, probability(model, calibration, row)))
          .forEach(scored::add);
    }
    return scored;
  }

  private PlattCalibration calibration(HeadModel model, List<LabelledRow> rows) {
    return calibrated ? PlattFit.fit(scores(model, rows), truth(rows)) : PlattCalibration.UNFITTED;
  }

  private double probability(HeadModel model, PlattCalibration calibration, LabelledRow row) {
    return calibration.probability(model.score(embedder.vector(row.text())));
  }

  private double[] scores(HeadModel model, List<LabelledRow> rows) {
    return rows.stream().mapToDouble(row -> model.score(embedder.vector(row.text()))).toArray();
  }

  private boolean[] truth(List<LabelledRow> rows) {
    boolean[] truth = new boolean[rows.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = rows.get(i).is(category);
    }
    return truth;
  }
}
