package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.DoubtSweep;
import dev.winnow.benchmarks.mix.Halving;
import dev.winnow.benchmarks.mix.JudgedMix;
import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.ScoredMix;
import dev.winnow.benchmarks.mix.SweptStage;
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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
 * tried over these scores by the engine that decides in the stream. Providers of second opinions
 * can stand in the general model's place.
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

  /**
   * With providers in place of the general model, on a sample of the rows. Texts that they do not
   * answer are left out of the comparison.
   *
   * @param sample rows that are asked about, at most
   */
  public CascadeBenchResult run(AskedModel general, int sample) {
    try (Classifier specialists = models(settings.specialists())) {
      return run(specialists, general, sample);
    }
  }

  CascadeBenchResult run(Classifier specialists, AskedModel general, int sample) {
    TreeMap<String, Action> actions = DoubtPolicies.actions(specialists, general);
    Set<String> categories = actions.keySet();
    Mix mix =
        Mix.of(rows, new TreeSet<>(categories), settings.violations())
            .sample(sample, settings.seed());
    progress.accept("%d rows: the providers".formatted(mix.rows().size()));
    ScoredMix answers = ScoredMix.of(general, mix.rows());
    progress.accept("asked: " + general.tally().json());
    Mix answered = mix.only(row -> answers.has(row.text(), categories));
    progress.accept("%d rows: the specialists".formatted(answered.rows().size()));
    ScoredStage few = ScoredStage.of(specialists, answered.rows());
    DoubtSweep sweep =
        sweep(
            answered,
            few.at(Stage.SPECIALISTS),
            new SweptStage(Stage.GENERAL, answers, general.categories()),
            actions);
    List<AskedScores> scores =
        categories.stream().map(category -> AskedScores.of(category, answered, answers)).toList();
    return result(sweep, answered, OptionalDouble.empty(), Optional.of(general.tally()), scores);
  }

  CascadeBenchResult run(Classifier specialists, Classifier general) {
    TreeMap<String, Action> actions = DoubtPolicies.actions(specialists, general);
    Mix mix = Mix.of(rows, new TreeSet<>(actions.keySet()), settings.violations());
    progress.accept("%d rows: the specialists".formatted(mix.rows().size()));
    ScoredStage few = ScoredStage.of(specialists, mix.rows());
    progress.accept("%d rows: the general model".formatted(mix.rows().size()));
    ScoredStage large = ScoredStage.of(general, mix.rows());
    DoubtSweep sweep = sweep(mix, few.at(Stage.SPECIALISTS), large.at(Stage.GENERAL), actions);
    return result(
        sweep,
        mix,
        OptionalDouble.of(few.processorSeconds() / large.processorSeconds()),
        Optional.empty(),
        List.of());
  }

  private DoubtSweep sweep(
      Mix mix, SweptStage few, SweptStage large, TreeMap<String, Action> actions) {
    return new DoubtSweep(
        mix,
        Halving.of(mix, settings.divisions(), settings.seed()),
        few,
        large,
        0,
        actions,
        CascadeBenchmark::cascade);
  }

  private CascadeBenchResult result(
      DoubtSweep sweep,
      Mix mix,
      OptionalDouble fewToLarge,
      Optional<AskedTally> asked,
      List<AskedScores> scores) {
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
              added(fewToLarge, quality.asked())));
    }
    return new CascadeBenchResult(
        mix,
        settings.divisions(),
        sweep.quality(sweep.earlierAlone()),
        fewToLarge,
        sweep.quality(everything),
        points,
        asked,
        scores);
  }

  private static OptionalDouble added(OptionalDouble time, double more) {
    return time.isPresent() ? OptionalDouble.of(time.getAsDouble() + more) : time;
  }

  private static Cascade cascade(Policy policy, List<CascadeStage> stages) {
    return new Cascade(new Guard(Guard.DEFAULT_MAX_TEXT_BYTES), policy, stages, Clock.systemUTC());
  }

  private Classifier models(String encoder) {
    return ModelHost.acquire(ClassifierSpec.of(settings.models(), encoder).withCacheEntries(0));
  }
}
