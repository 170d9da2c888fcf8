package dev.winnow.training.screen;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.card.BalancedArea;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.fit.PlattFit;
import dev.winnow.training.metric.ScoredLabels;
import dev.winnow.training.ngram.ScreenModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits one category. The weighting, the penalty and a network are chosen and the calibration fitted
 * on the train rows alone, by models that did not see the row: in each of four parts, by what was
 * fitted on the other three. Where there are many rows, weighting and penalty are sought on the
 * first part only.
 */
final class CategoryTrainer {
  private static final int PARTS = 4;

  /** Examples of which a quarter tells penalties apart as well as all of them. */
  private static final int MANY = 40_000;

  /** AUC that a network has to bring: it costs most of a megabyte, and more time than the sums. */
  private static final double NETWORK_GAIN = 0.001;

  private static final List<Double> PENALTIES = List.of(1e-4, 3e-5, 1e-5, 3e-6, 1e-6);

  private final Lesson lesson;
  private final ExampleMaker maker;
  private final int buckets;
  private final Optional<NetworkScreenFit> network;
  private final boolean calibrated;
  private final Consumer<String> progress;

  /**
   * @param network to try beside the linear model; kept where it does better by 0.001 of AUC
   * @param calibrated false for a trigger
   */
  CategoryTrainer(
      Lesson lesson,
      ExampleMaker maker,
      int buckets,
      Optional<NetworkScreenFit> network,
      boolean calibrated,
      Consumer<String> progress) {
    this.lesson = lesson;
    this.maker = maker;
    this.buckets = buckets;
    this.network = network;
    this.calibrated = calibrated;
    this.progress = progress;
  }

  TrainedCategory train() {
    List<Example> examples = maker.of(lesson);
    progress.accept("%s: %d rows".formatted(category(), lesson.rows().size()));
    int sought = examples.size() < MANY ? PARTS : 1;
    List<Scored> found =
        Stream.of(FeatureWeighting.ALIKE, FeatureWeighting.LOG_RATIO)
            .parallel()
            .map(weighting -> best(weighting, examples, sought))
            .toList();
    Scored best = found.get(1).area() > found.get(0).area() ? found.get(1) : found.get(0);
    if (sought < PARTS) {
      best = scored(best.fit(), examples, PARTS);
    }
    if (network.isPresent()) {
      Scored both = scored(new ScreenFit(best.fit().linear(), network), examples, PARTS);
      if (pays(best.area(), both.area())) {
        best = both;
      }
    }
    return new TrainedCategory(
        lesson,
        "%s: AUC %.3f within train".formatted(best.fit().settings(), best.area()),
        best.fit().fit(examples),
        calibrated ? calibration(best) : PlattCalibration.UNFITTED);
  }

  /**
   * Whether a network is worth its space and time.
   *
   * @param linear AUC of the linear model alone
   * @param both AUC of the linear model with the network
   */
  static boolean pays(double linear, double both) {
    return both - linear >= NETWORK_GAIN;
  }

  private static PlattCalibration calibration(Scored best) {
    ScoredLabels scores = ScoredRow.labels(best.unseen());
    return PlattFit.fit(scores.scores(), scores.truth());
  }

  /** From the strongest penalty on, until a weaker one does no better. */
  private Scored best(FeatureWeighting weighting, List<Example> examples, int parts) {
    Scored best = scored(weighting, PENALTIES.get(0), examples, parts);
    for (double penalty : PENALTIES.subList(1, PENALTIES.size())) {
      Scored next = scored(weighting, penalty, examples, parts);
      if (next.area() <= best.area()) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private Scored scored(
      FeatureWeighting weighting, double penalty, List<Example> examples, int parts) {
    return scored(
        new ScreenFit(new LinearScreenFit(buckets, weighting, penalty), Optional.empty()),
        examples,
        parts);
  }

  private Scored scored(ScreenFit fit, List<Example> examples, int parts) {
    List<ScoredRow> unseen = unseen(fit, examples, parts);
    Scored scored = new Scored(fit, unseen, BalancedArea.of(unseen));
    String what =
        "%s: %s: AUC within %s of train %.4f"
            .formatted(
                category(), fit.settings(), parts == PARTS ? "all" : "a quarter", scored.area());
    synchronized (progress) {
      progress.accept(what);
    }
    return scored;
  }

  /** The plain labelled rows of the first parts, scored by models fitted on all other parts. */
  private List<ScoredRow> unseen(ScreenFit fit, List<Example> examples, int parts) {
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(part -> unseenOf(part, fit, examples))
        .flatMap(List::stream)
        .toList();
  }

  private List<ScoredRow> unseenOf(int held, ScreenFit fit, List<Example> examples) {
    ScreenModel model = fit.fit(examples.stream().filter(e -> part(e) != held).toList());
    return examples.stream()
        .filter(example -> part(example) == held && example.plain())
        .flatMap(example -> scored(model, example))
        .toList();
  }

  private Stream<ScoredRow> scored(ScreenModel model, Example example) {
    LabelledRow row = example.row();
    return row.isLabelled(category())
        ? Stream.of(new ScoredRow(row, row.is(category()), false, model.score(example.text())))
        : Stream.empty();
  }

  private String category() {
    return lesson.category();
  }

  private static int part(Example example) {
    return RowGroup.part(example.row(), PARTS);
  }

  /**
   * A way to fit, tried.
   *
   * @param unseen the plain labelled rows, each scored by a model that had not seen it
   */
  private record Scored(ScreenFit fit, List<ScoredRow> unseen, double area) {}
}
