package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.DecisionPoints;
import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.Judged;
import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.LostQuality;
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
import dev.winnow.schemas.ContentItem;
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
 * for the best F1; everything is measured on the other half. Each text is scored once by each
 * model, with no cache; the policies are then tried over these scores by the engine that decides in
 * the stream.
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
    TreeSet<String> categories = new TreeSet<>(actions.keySet());
    Mix all = Mix.of(rows, categories, settings.violations());
    progress.accept("%d rows: the specialists".formatted(all.rows().size()));
    ScoredStage few = ScoredStage.of(specialists, all.rows());
    progress.accept("%d rows: the general model".formatted(all.rows().size()));
    ScoredStage large = ScoredStage.of(general, all.rows());
    Mix chosen = all.half(0, settings.seed());
    DoubtPolicies policies =
        new DoubtPolicies(
            Stage.SPECIALISTS,
            DecisionPoints.best(chosen, few.scores(), categories),
            Stage.GENERAL,
            DecisionPoints.best(chosen, large.scores(), categories),
            actions);
    return result(policies, all.half(1, settings.seed()), few, large);
  }

  private CascadeBenchResult result(
      DoubtPolicies policies, Mix mix, ScoredStage few, ScoredStage large) {
    TreeSet<String> categories = new TreeSet<>(policies.actions().keySet());
    double fewToLarge = few.processorSeconds() / large.processorSeconds();
    Policy sure = policies.ofWidth(0);
    List<Judged> alone =
        judged(sure, mix, List.of(new CascadeStage(Stage.SPECIALISTS, few.answers())));
    List<Judged> everything =
        judged(sure, mix, List.of(new CascadeStage(Stage.GENERAL, large.answers())));
    List<CascadePoint> points = new ArrayList<>();
    for (double width : settings.widths()) {
      List<Judged> both =
          judged(
              policies.ofWidth(width),
              mix,
              List.of(
                  new CascadeStage(Stage.SPECIALISTS, few.answers()),
                  new CascadeStage(Stage.GENERAL, large.answers())));
      Quality quality = Quality.of(mix.rows(), both, mix.weights(), categories);
      points.add(
          new CascadePoint(
              width,
              quality,
              LostQuality.of(mix, everything, both, categories, settings.seed()),
              fewToLarge + quality.asked()));
    }
    return new CascadeBenchResult(
        mix,
        Quality.of(mix.rows(), alone, mix.weights(), categories),
        fewToLarge,
        Quality.of(mix.rows(), everything, mix.weights(), categories),
        points);
  }

  private static List<Judged> judged(Policy policy, Mix mix, List<CascadeStage> stages) {
    try (Cascade cascade =
        new Cascade(new Guard(Guard.DEFAULT_MAX_TEXT_BYTES), policy, stages, Clock.systemUTC())) {
      return mix.rows().stream()
          .map(
              row ->
                  ContentItem.newBuilder().setTenant("bench").setId(row.id()).setText(row.text()))
          .map(item -> Judged.of(cascade.judge(item.build()).join(), Stage.GENERAL))
          .toList();
    }
  }

  private Classifier models(String encoder) {
    return ModelHost.acquire(ClassifierSpec.of(settings.models(), encoder).withCacheEntries(0));
  }
}
