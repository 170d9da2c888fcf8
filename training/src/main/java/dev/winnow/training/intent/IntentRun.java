package dev.winnow.training.intent;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.ngram.LinearNgrams;
import dev.winnow.training.ngram.Quantisation;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Trains a model that tells the class of a text, and writes its package. The same data, settings
 * and seed give the same bytes; only the lineage beside them tells the time. Runs on the caller's
 * thread and the common pool; memory is some hundred bytes for each class of each n-gram.
 */
public final class IntentRun {
  private final IntentSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param clock says in the lineage when it was
   * @param progress told in words what is done; never content
   */
  public IntentRun(IntentSettings settings, Clock clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  public IntentSummary run() {
    IntentRows rows = IntentRows.load(settings);
    PackageManifest.requireId(IntentPackage.id(rows));
    progress.accept(
        "%s: %d rows of %d classes, %d dev rows"
            .formatted(
                rows.set().name(),
                rows.set().train().size(),
                rows.classes().size(),
                rows.set().dev().size()));
    TrainedIntents trained = train(rows);
    IntentSummary summary = IntentPackage.write(trained, settings, clock.instant());
    progress.accept("wrote " + settings.out().resolve(summary.manifest().id()));
    return summary;
  }

  private TrainedIntents train(IntentRows rows) {
    IntentFit fit = new IntentFit(settings.shape(), rows.classes().size());
    List<LabelledRow> train = rows.set().train();
    List<LinearNgrams> models =
        fit.fit(
            train.stream().map(LabelledRow::text).toList(),
            rows.truth(train, settings.field()),
            progress);
    List<LabelledRow> dev = rows.set().dev();
    IntentMeasurement measured =
        IntentMeasurement.of(
            Quantisation.of(settings.shape(), models),
            dev,
            rows.truth(dev, settings.field()),
            settings.seed());
    double temperature = measured.temperature();
    NgramModel model =
        Quantisation.of(
            settings.shape(), models.stream().map(one -> one.times(1 / temperature)).toList());
    TrainedIntents trained =
        new TrainedIntents(rows, model, fit.settings(), temperature, measured.answers());
    progress.accept(
        String.format(
            Locale.ROOT,
            "dev: right %.4f, calibration error %.4f",
            trained.figures(settings).right().value(),
            trained.figures(settings).calibrationError()));
    return trained;
  }
}
