package dev.winnow.training.head;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.schemas.Categories;
import dev.winnow.training.calibrate.DevCalibration;
import dev.winnow.training.card.BalancedArea;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.embed.Embedder;
import dev.winnow.training.fit.Examples;
import dev.winnow.training.fit.HeadModel;
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
          dev.add(new ScoredRow(row, row.is(category), false, score(model, row)));
        }
      }
    }
    return BalancedArea.of(dev);
  }

  private TrainedHead finished(String settings, HeadModel model, List<LabelledRow> fittedOn) {
    List<ScoredRow> scored = new ArrayList<>();
    List<LabelledRow> related = new ArrayList<>();
    for (SetRows set : sets) {
      for (LabelledRow row : data.dev(category, set)) {
        scored.add(new ScoredRow(row, row.is(category), set.isOnlyMeasured(), score(model, row)));
      }
      if (category.equals(Categories.HATE)) {
        set.dev().stream()
            .filter(row -> row.original().containsKey(TrainingData.SEXIST))
            .forEach(related::add);
      }
    }
    DevCalibration fitted =
        calibrated
            ? DevCalibration.fit(scored, row -> data.part(row, DevCalibration.PARTS))
            : new DevCalibration(PlattCalibration.UNFITTED, scored);
    return new TrainedHead(
        category,
        settings,
        model,
        fitted.calibration(),
        sets,
        FittedRows.count(category, fittedOn),
        fitted.measured(),
        related.stream().map(row -> sexist(row, score(model, row), fitted.calibration())).toList());
  }

  private static ScoredRow sexist(LabelledRow row, double score, PlattCalibration calibration) {
    boolean positive = "1".equals(row.original().get(TrainingData.SEXIST));
    return DevCalibration.calibrated(new ScoredRow(row, positive, true, score), calibration);
  }

  private double score(HeadModel model, LabelledRow row) {
    return model.score(embedder.vector(row.text()));
  }
}
