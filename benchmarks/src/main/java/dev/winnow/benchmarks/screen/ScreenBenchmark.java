package dev.winnow.benchmarks.screen;

import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.DoubtSweep;
import dev.winnow.benchmarks.mix.Halving;
import dev.winnow.benchmarks.mix.JudgedMix;
import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.LostQuality;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.ScoredMix;
import dev.winnow.benchmarks.mix.SweptStage;
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
import dev.winnow.schemas.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A screen before the encoder against the same encoder on everything: items a second and macro-F1
 * on a mix of everyday texts and violations, over a sweep of the screen's thresholds, in one run.
 *
 * <pre>./winnow bench screen --data DIR --plot curve.svg</pre>
 *
 * Quality is a mean over several divisions of the rows: thresholds are chosen on one half, decision
 * points with the best F1, of the screen and of the encoder's heads, and quality is measured on the
 * other, both ways. Speed is measured with the thresholds of the division whose share for the
 * encoder lies in the middle. No cache of scores is used.
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
      Mix mix = Mix.of(rows, new TreeSet<>(actions.keySet()), settings.violations());
      List<Halving> halvings = Halving.of(mix, settings.divisions(), settings.seed());
      progress.accept("scoring %d rows".formatted(mix.rows().size()));
      DoubtSweep sweep =
          new DoubtSweep(
              mix,
              halvings,
              new SweptStage(Stage.SCREEN, ScoredMix.of(screen, mix.rows()), screen.categories()),
              new SweptStage(
                  Stage.SPECIALISTS, ScoredMix.of(encoder, mix.rows()), encoder.categories()),
              settings.screenShare(),
              actions,
              this::cascade);
      Map<Double, List<JudgedMix>> judged = new LinkedHashMap<>();
      Map<Double, Policy> typical = new LinkedHashMap<>();
      for (double width : settings.widths()) {
        List<JudgedMix> both = sweep.both(width);
        judged.put(width, both);
        typical.put(width, sweep.typical(width, both));
      }
      List<String> texts = halvings.get(0).measured().draw(settings.seed());
      Map<Double, List<Turn>> turns = turns(sweep.firstPolicies().ofWidth(0), typical, texts);
      List<JudgedMix> alone = sweep.laterAlone();
      List<ScreenPoint> points = new ArrayList<>();
      judged.forEach(
          (width, both) ->
              points.add(
                  point(
                      width,
                      Objects.requireNonNull(typical.get(width)),
                      sweep.quality(both),
                      sweep.loss(alone, both, settings.seed()),
                      turns.getOrDefault(width, List.of()))));
      return new ScreenBenchResult(
          mix,
          settings.divisions(),
          texts.size(),
          sweep.firstPolicies().asked(),
          sweep.quality(alone),
          points);
    }
  }

  private static ScreenPoint point(
      double width, Policy policy, Quality quality, LostQuality loss, List<Turn> turns) {
    return new ScreenPoint(
        width,
        policy,
        quality,
        loss,
        new Sample(turns.stream().mapToDouble(turn -> 1 / turn.ratio())).median(),
        new Sample(turns.stream().mapToDouble(Turn::processorRatio)).median());
  }

  private Map<Double, List<Turn>> turns(
      Policy alonePolicy, Map<Double, Policy> typical, List<String> texts) {
    List<Contender> open = new ArrayList<>();
    try {
      Contender alone =
          new CascadeContender(
              "encoder",
              cascade(alonePolicy, List.of(new CascadeStage(Stage.SPECIALISTS, encoder()))));
      open.add(alone);
      Map<String, Double> widths = new LinkedHashMap<>();
      for (Map.Entry<Double, Policy> each : typical.entrySet()) {
        Contender both =
            new CascadeContender(
                "width " + each.getKey(),
                cascade(
                    each.getValue(),
                    List.of(
                        new CascadeStage(Stage.SCREEN, screen()),
                        new CascadeStage(Stage.SPECIALISTS, encoder()))));
        open.add(both);
        widths.put(both.name(), each.getKey());
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

  private Cascade cascade(Policy policy, List<CascadeStage> stages) {
    return new Cascade(
        new Guard(Guard.DEFAULT_MAX_TEXT_BYTES),
        ItemLanguages.assuming(settings.language()),
        policy,
        stages,
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
