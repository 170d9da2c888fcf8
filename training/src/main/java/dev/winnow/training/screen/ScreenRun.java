package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.schemas.Categories;
import dev.winnow.training.calibrate.DevCalibration;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.ngram.Quantisation;
import dev.winnow.training.rows.TrainingData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains a screen from labelled sets and writes its package. The same data, settings and seed give
 * the same bytes; only the lineage beside them tells the time. Runs on the caller's thread and the
 * common pool; takes some hundred megabytes of memory, with a teacher two thousand.
 */
public final class ScreenRun {
  private final ScreenSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param clock says in the lineage when it was
   * @param progress told in words what is done; never content
   */
  public ScreenRun(ScreenSettings settings, Clock clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  public ScreenSummary run() {
    TrainingData data = TrainingData.load(settings.data(), settings.rows());
    List<TrainedCategory> trained = train(data);
    NgramModel model =
        Quantisation.mixed(settings.shape(), trained.stream().map(TrainedCategory::model).toList());
    List<MeasuredCategory> measured = measure(trained, model, data);
    NgramLinearManifest manifest = ScreenPackage.write(model, measured, settings, clock.instant());
    progress.accept("wrote " + settings.out().resolve(manifest.id()));
    return ScreenSummary.of(manifest, measured);
  }

  private List<TrainedCategory> train(TrainingData data) {
    int buckets = settings.shape().buckets();
    Lessons lessons = Lessons.of(data, settings.teaching(), settings.rows().seed(), progress);
    return settings.rows().categories().stream()
        .map(lessons::of)
        .map(
            lesson ->
                new CategoryTrainer(
                        lesson,
                        new ExampleMaker(settings.shape(lesson.category()), settings.rows().seed()),
                        buckets,
                        settings.network(lesson.category()),
                        settings.calibrated(),
                        progress)
                    .train())
        .toList();
  }

  /** Disguised by another seed than in training. */
  private List<MeasuredCategory> measure(
      List<TrainedCategory> trained, NgramModel model, TrainingData data) {
    ScreenMeasurement measurement = new ScreenMeasurement(data, model);
    Obfuscation obfuscation = new Obfuscation(~settings.rows().seed());
    List<MeasuredCategory> measured = new ArrayList<>();
    for (int label = 0; label < trained.size(); label++) {
      TrainedCategory category = trained.get(label);
      boolean hate = category.category().equals(Categories.HATE);
      measured.add(
          MeasuredCategory.of(
              category,
              measurement.measure(category, label, LabelledRow::text),
              measurement.measure(category, label, obfuscation::of),
              hate ? measurement.related(category, label, TrainingData.SEXIST) : List.of(),
              settings.calibrated(),
              row -> data.part(row, DevCalibration.PARTS)));
    }
    return measured;
  }
}
