package dev.winnow.benchmarks.screen;

import dev.winnow.benchmarks.mix.DecisionPoints;
import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.Judged;
import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.LostQuality;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.RememberedScores;
import dev.winnow.benchmarks.mix.ScoredMix;
import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.Rounds;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.benchmarks.turn.Turn;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A screen before the encoder against the same encoder on everything: items a second and macro-F1
 * on a mix of everyday texts and violations, over a sweep of the screen's thresholds, in one run.
 *
 * <pre>./winnow bench screen --data DIR --plot curve.svg</pre>
 *
 * Thresholds are chosen on one half of the rows: decision points with the best F1, of the screen
 * and of the encoder's heads. Everything is measured on the other half. No cache of scores is used.
 */
public final class ScreenBenchmark {
  private final ScreenBenchSettings settings;
  private final List<LabelledText> rows;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param rows that no model was trained on
   * @param progress told in words what is done; never content
   */
  public ScreenBenchmark(
      ScreenBenchSettings settings, List<LabelledText> rows, Consumer<String> progress) {
    this.settings = settings;
    this.rows = List.copyOf(rows);
    this.progress = progress;
  }

  /** Runs it: some minutes. */
  public ScreenBenchResult run() {
    try (Classifier screen = screen();
        Classifier encoder = encoder()) {
      TreeMap<String, Action> actions = DoubtPolicies.actions(screen, encoder);
      TreeSet<String> categories = new TreeSet<>(actions.keySet());
      Mix all = Mix.of(rows, categories, settings.violations());
      progress.accept("scoring %d rows".formatted(all.rows().size()));
      ScoredMix screened = ScoredMix.of(screen, all.rows());
      ScoredMix encoded = ScoredMix.of(encoder, all.rows());
      Mix chosen = all.half(0, settings.seed());
      DoubtPolicies policies =
          new DoubtPolicies(
              Stage.SCREEN,
              DecisionPoints.best(chosen, screened, categories),
              Stage.SPECIALISTS,
              DecisionPoints.best(chosen, encoded, categories),
              actions);
      Mix measured = all.half(1, settings.seed());
      Map<Double, List<Turn>> turns = turns(policies, measured.draw(settings.seed()));
      return result(
          policies,
          measured,
          turns,
          () -> new RememberedScores(screened, screen.categories()),
          () -> new RememberedScores(encoded, encoder.categories()));
    }
  }

  private ScreenBenchResult result(
      DoubtPolicies policies,
      Mix mix,
      Map<Double, List<Turn>> turns,
      Supplier<Classifier> screen,
      Supplier<Classifier> encoder) {
    TreeSet<String> categories = new TreeSet<>(policies.actions().keySet());
    List<Judged> alone = judged(policies.ofWidth(0), mix, Map.of(Stage.SPECIALISTS, encoder));
    List<ScreenPoint> points = new ArrayList<>();
    for (double width : settings.widths()) {
      Policy policy = policies.ofWidth(width);
      List<Judged> both =
          judged(policy, mix, Map.of(Stage.SCREEN, screen, Stage.SPECIALISTS, encoder));
      List<Turn> own = turns.getOrDefault(width, List.of());
      points.add(
          new ScreenPoint(
              width,
              policy,
              Quality.of(mix.rows(), both, mix.weights(), categories),
              LostQuality.of(mix, alone, both, categories, settings.seed()),
              new Sample(own.stream().mapToDouble(turn -> 1 / turn.ratio())).median(),
              new Sample(own.stream().mapToDouble(Turn::processorRatio)).median()));
    }
    return new ScreenBenchResult(
        mix,
        mix.draw(settings.seed()).size(),
        policies.asked(),
        Quality.of(mix.rows(), alone, mix.weights(), categories),
        points);
  }

  private List<Judged> judged(Policy policy, Mix mix, Map<Stage, Supplier<Classifier>> stages) {
    try (Cascade cascade = cascade(policy, stages)) {
      return mix.rows().stream()
          .map(
              row ->
                  ContentItem.newBuilder().setTenant("bench").setId(row.id()).setText(row.text()))
          .map(item -> Judged.of(cascade.judge(item.build()).join(), Stage.SPECIALISTS))
          .toList();
    }
  }

  private Map<Double, List<Turn>> turns(DoubtPolicies policies, List<String> texts) {
    List<Contender> open = new ArrayList<>();
    try {
      Contender alone =
          new CascadeContender(
              "encoder", cascade(policies.ofWidth(0), Map.of(Stage.SPECIALISTS, this::encoder)));
      open.add(alone);
      Map<String, Double> widths = new LinkedHashMap<>();
      for (double width : settings.widths()) {
        Contender both =
            new CascadeContender(
                "width " + width,
                cascade(
                    policies.ofWidth(width),
                    Map.of(Stage.SCREEN, this::screen, Stage.SPECIALISTS, this::encoder)));
        open.add(both);
        widths.put(both.name(), width);
      }
      progress.accept("measuring %d texts a turn".formatted(texts.size()));
      Map<Double, List<Turn>> turns = new LinkedHashMap<>();
      new Rounds(alone, open.subList(1, open.size()))
          .run(settings.rounds(), texts)
          .forEach((name, own) -> turns.put(widths.getOrDefault(name, Double.NaN), own));
      return turns;
    } finally {
      open.forEach(Contender::close);
    }
  }

  private Cascade cascade(Policy policy, Map<Stage, Supplier<Classifier>> stages) {
    return new Cascade(
        new Guard(Guard.DEFAULT_MAX_TEXT_BYTES),
        ItemLanguages.assuming(settings.language()),
        policy,
        new TreeMap<>(stages)
            .entrySet().stream()
                .map(stage -> new CascadeStage(stage.getKey(), stage.getValue().get()))
                .toList(),
        Clock.systemUTC());
  }

  /** Leases of the same models: they are in memory once. */
  private Classifier encoder() {
    return ModelHost.acquire(
        ClassifierSpec.of(settings.models(), settings.encoder()).withCacheEntries(0));
  }

  private Classifier screen() {
    return ModelHost.acquireDirect(settings.models(), settings.screen());
  }
}
