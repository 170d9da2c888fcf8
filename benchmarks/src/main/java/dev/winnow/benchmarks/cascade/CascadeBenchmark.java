package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.DoubtSweep;
import dev.winnow.benchmarks.mix.Halving;
import dev.winnow.benchmarks.mix.JudgedMix;
import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a cascade is worth: specialists alone, the general model for every text, and the general
 * model for what the specialists are unsure of, over a sweep of how unsure they are.
 *
 * <pre>./winnow bench cascade --data DIR</pre>
 *
 * Decision points, of the specialists and of the general model, are chosen on one half of the rows
 * for the best F1; everything is measured on the other half, and averaged over several divisions of
 * the rows, both ways. Each text is scored once by each model, with no cache; the policies are then
 * tried over these scores by the engine that decides in the stream.
 */
public final class CascadeBenchmark {
  private final CascadeBenchSettings settings;
  private final List<LabelledText> rows;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param rows that no model was trained on
   * @param progress told in words what is done; never content
   */
  public CascadeBenchmark(
      CascadeBenchSettings settings, List<LabelledText> rows, Consumer<String> progress) {
    this.settings = settings;
    this.rows = List.copyOf(rows);
    this.progress = progress;
  }

  /** Runs it: some minutes. */
  public CascadeBenchResult run() {
    try (Classifier specialists = models(settings.specialists());
        Classifier general = models(settings.general())) {
      return run(specialists, general);
    }
  }

  CascadeBenchResult run(Classifier specialists, Classifier general) {
    TreeMap<String, Action> actions = DoubtPolicies.actions(specialists, general);
    Mix mix = Mix.of(rows, new TreeSet<>(actions.keySet()), settings.violations());
    progress.accept("%d rows: the specialists".formatted(mix.rows().size()));
    ScoredStage few = ScoredStage.of(specialists, mix.rows());
    progress.accept("%d rows: the general model".formatted(mix.rows().size()));
    ScoredStage large = ScoredStage.of(general, mix.rows());
    DoubtSweep sweep =
        new DoubtSweep(
            mix,
            Halving.of(mix, settings.divisions(), settings.seed()),
            few.at(Stage.SPECIALISTS),
            large.at(Stage.GENERAL),
            actions,
            CascadeBenchmark::cascade);
    return result(sweep, mix, few.processorSeconds() / large.processorSeconds());
  }

  private CascadeBenchResult result(DoubtSweep sweep, Mix mix, double fewToLarge) {
    List<JudgedMix> everything = sweep.laterAlone();
    List<CascadePoint> points = new ArrayList<>();
    for (double width : settings.widths()) {
      List<JudgedMix> both = sweep.both(width);
      Quality quality = sweep.quality(both);
      points.add(
          new CascadePoint(
              width,
              quality,
              sweep.loss(everything, both, settings.seed()),
              fewToLarge + quality.asked()));
    }
    return new CascadeBenchResult(
        mix,
        settings.divisions(),
        sweep.quality(sweep.earlierAlone()),
        fewToLarge,
        sweep.quality(everything),
        points);
  }

  private static Cascade cascade(Policy policy, List<CascadeStage> stages) {
    return new Cascade(new Guard(Guard.DEFAULT_MAX_TEXT_BYTES), policy, stages, Clock.systemUTC());
  }

  private Classifier models(String encoder) {
    return ModelHost.acquire(ClassifierSpec.of(settings.models(), encoder).withCacheEntries(0));
  }
}
