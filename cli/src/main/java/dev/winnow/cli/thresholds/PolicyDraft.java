package dev.winnow.cli.thresholds;

import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.runtime.calibrate.OpinionPool;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.StageThresholds;
import dev.winnow.training.certify.ThresholdVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A policy whose thresholds are open for some categories. Those of the others stand, and so do
 * actions and routes.
 *
 * @param wanted the categories whose thresholds are open, in a fixed order
 * @param stages of the cascade that runs, in order
 * @param kept stages that do not run here, whose thresholds stand for all categories
 */
record PolicyDraft(
    Policy base, List<CategoryLimits> wanted, List<CascadeStage> stages, Set<Stage> kept) {
  PolicyDraft {
    wanted = List.copyOf(wanted);
    stages = List.copyOf(stages);
    kept = Set.copyOf(kept);
    for (CategoryLimits limits : wanted) {
      if (!base.categories().containsKey(limits.category())) {
        throw new PolicyException(
            "--limit: %s: not in the policy (expected: one of %s)"
                .formatted(
                    limits.category(), base.categories().keySet().stream().sorted().toList()));
      }
    }
    if (wanted.stream().map(CategoryLimits::category).distinct().count() < wanted.size()) {
      throw new PolicyException("--limit: a category twice (expected: each once)");
    }
    for (CategoryLimits limits : wanted) {
      if (scoring(limits.category(), stages).isEmpty()) {
        throw new PolicyException(
            "--limit: %s: no stage scores it (expected: a model for it in one of %s)"
                .formatted(limits.category(), stages.stream().map(s -> s.stage().term()).toList()));
      }
    }
  }

  /** One in which all stages run that count. */
  PolicyDraft(Policy base, List<CategoryLimits> wanted, List<CascadeStage> stages) {
    this(base, wanted, stages, Set.of());
  }

  /** Places of the stages that score a category. */
  List<Integer> scoring(String category) {
    return scoring(category, stages);
  }

  /** What the base policy says of a category. */
  CategoryPolicy rules(String category) {
    CategoryPolicy rules = base.categories().get(category);
    if (rules == null) {
      throw new PolicyException(category + ": not in the policy (expected: a category of it)");
    }
    return rules;
  }

  /**
   * The policy with thresholds filled in. A stage that did not run here, or does not score the
   * category, gets none: nothing is known of it.
   *
   * @param vectors one a wanted category, in their order
   */
  Policy with(List<ThresholdVector> vectors) {
    Map<String, CategoryPolicy> categories = new HashMap<>(base.categories());
    for (int at = 0; at < wanted.size(); at++) {
      String category = wanted.get(at).category();
      Map<Stage, Thresholds> thresholds = byStage(category, vectors.get(at));
      rules(category)
          .thresholds()
          .forEach(
              (stage, own) -> {
                if (kept.contains(stage)) {
                  thresholds.put(stage, own);
                }
              });
      categories.put(category, new CategoryPolicy(rules(category).action(), thresholds));
    }
    return new Policy(
        base.version(),
        base.interimAction(),
        categories,
        base.routes(),
        base.languages(),
        base.controls());
  }

  /** A vector's thresholds by the stages that they are for. */
  Map<Stage, Thresholds> byStage(String category, ThresholdVector vector) {
    Map<Stage, Thresholds> thresholds = new TreeMap<>();
    List<Integer> scoring = scoring(category);
    for (int at = 0; at < scoring.size(); at++) {
      StageThresholds found = vector.stages().get(at);
      thresholds.put(
          stages.get(scoring.get(at)).stage(),
          new Thresholds(found.allow(), found.act(), screenShare(category, scoring.get(at))));
    }
    return thresholds;
  }

  /** What the screen's word counts at a stage, by its place: the base policy says it. */
  private double screenShare(String category, int stage) {
    Thresholds own = rules(category).thresholds().get(stages.get(stage).stage());
    return own == null ? 0 : own.screenShare();
  }

  /**
   * What the thresholds of a stage are held against in a row that was put to all stages.
   *
   * @param stage its place
   */
  double probability(String category, int stage, RecordedRow row) {
    CategoryScore own = Objects.requireNonNull(found(category, stage, row), category);
    double share = screenShare(category, stage);
    CategoryScore screen = stages.get(0).stage() == Stage.SCREEN ? found(category, 0, row) : null;
    return share == 0 || screen == null || !own.calibrated()
        ? own.probability()
        : OpinionPool.of(own.probability(), screen.probability(), share);
  }

  private static @Nullable CategoryScore found(String category, int stage, RecordedRow row) {
    return row.found().get(stage).scores().get(category);
  }

  /** What the base policy has of a category, at the stages that score it here. */
  ThresholdVector inService(String category) {
    List<StageThresholds> thresholds = new ArrayList<>();
    for (int at : scoring(category)) {
      Thresholds own = rules(category).at(stages.get(at).stage());
      thresholds.add(
          own == null ? StageThresholds.UNDECIDED : new StageThresholds(own.allow(), own.act()));
    }
    return new ThresholdVector(thresholds);
  }

  private static List<Integer> scoring(String category, List<CascadeStage> stages) {
    return IntStream.range(0, stages.size())
        .filter(at -> stages.get(at).classifier().categories().contains(category))
        .boxed()
        .toList();
  }
}
