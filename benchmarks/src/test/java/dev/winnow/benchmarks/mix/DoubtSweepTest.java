package dev.winnow.benchmarks.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.runtime.calibrate.OpinionPool;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DoubtSweepTest {
  private static final Set<String> SPAM = Set.of("spam");
  private static final double WIDTH = 1;

  private final List<LabelledText> rows = rows();
  private final Mix mix = Mix.of(rows, new TreeSet<>(SPAM), 0.2);
  private final List<Halving> halvings = Halving.of(mix, 4, 17);
  private final DoubtSweep sweep = sweep(0);

  private DoubtSweep sweep(double screenShare) {
    return new DoubtSweep(
        mix,
        halvings,
        stage(Stage.SCREEN, 0),
        stage(Stage.SPECIALISTS, 1),
        screenShare,
        Map.of("spam", Action.REMOVE),
        (policy, stages) -> new Cascade(new Guard(1000), policy, stages, Clock.systemUTC()));
  }

  @Test
  void each_half_is_judged_by_what_was_found_on_the_other() {
    List<JudgedMix> alone = sweep.earlierAlone();
    for (int i = 0; i < halvings.size(); i++) {
      double point = DecisionPoints.best(halvings.get(i).chosen(), scores(0), SPAM).of("spam");
      List<Judged> expected =
          halvings.get(i).measured().rows().stream()
              .map(row -> new Judged(score(row, 0) >= point ? SPAM : Set.of(), false))
              .toList();
      assertThat(alone.get(i).judged()).isEqualTo(expected);
    }
  }

  @Test
  void with_a_share_of_the_screen_what_is_asked_is_judged_by_both() {
    DoubtSweep shared = sweep(0.4);
    List<JudgedMix> all = shared.both(60);
    ScoredMix pooled = scores(1).pooledWith(scores(0), 0.4);
    for (int i = 0; i < halvings.size(); i++) {
      double point = DecisionPoints.best(halvings.get(i).chosen(), pooled, SPAM).of("spam");
      List<Judged> expected =
          halvings.get(i).measured().rows().stream()
              .map(
                  row ->
                      new Judged(
                          OpinionPool.of(score(row, 1), score(row, 0), 0.4) >= point
                              ? SPAM
                              : Set.of(),
                          true))
              .toList();
      assertThat(all.get(i).judged()).isEqualTo(expected);
    }
    assertThat(judged(shared.laterAlone())).isEqualTo(judged(sweep.laterAlone()));
    assertThat(judged(all)).isNotEqualTo(judged(sweep.both(60)));
  }

  private static List<List<Judged>> judged(List<JudgedMix> mixes) {
    return mixes.stream().map(JudgedMix::judged).toList();
  }

  @Test
  void the_typical_policy_asks_as_much_as_the_middle_of_the_halvings() {
    List<JudgedMix> both = sweep.both(WIDTH);
    List<Double> asked = both.stream().map(one -> one.quality(SPAM).asked()).sorted().toList();
    assertThat(asked.get(0)).isLessThan(asked.get(asked.size() - 1) - 0.01);
    Policy typical = sweep.typical(WIDTH, both);
    List<Double> bounds =
        both.stream()
            .filter(one -> one.quality(SPAM).asked() == asked.get(asked.size() / 2))
            .map(one -> halvings.get(both.indexOf(one)).chosen())
            .map(half -> DecisionPoints.best(half, scores(0), SPAM).of("spam"))
            .map(point -> DoubtBand.around(point, WIDTH).allow())
            .toList();
    assertThat(bounds).contains(screen(typical).allow());
  }

  @Test
  void a_loss_is_the_difference_of_the_means() {
    List<JudgedMix> all = sweep.laterAlone();
    List<JudgedMix> both = sweep.both(WIDTH);
    LostQuality loss = sweep.loss(all, both, 1);
    assertThat(loss.lost())
        .isCloseTo(sweep.quality(all).macroF1() - sweep.quality(both).macroF1(), within(1e-12));
    assertThat(loss.low()).isLessThanOrEqualTo(loss.lost());
    assertThat(loss.high()).isGreaterThanOrEqualTo(loss.lost());
  }

  private static Thresholds screen(Policy policy) {
    CategoryPolicy rules = Objects.requireNonNull(policy.categories().get("spam"));
    return Objects.requireNonNull(rules.thresholds().get(Stage.SCREEN));
  }

  private SweptStage stage(Stage stage, int word) {
    return new SweptStage(stage, scores(word), List.of("spam"));
  }

  private ScoredMix scores(int word) {
    return ScoredMix.of(ScoresInText.at(word), rows);
  }

  private static double score(LabelledText row, int word) {
    return Double.parseDouble(row.text().split(" ")[word]);
  }

  /** The first word tells spam poorly, the second one well. */
  private static List<LabelledText> rows() {
    Random random = new Random(3);
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean spam = i % 2 == 0;
      double poor = (spam ? 0.3 : 0.1) + 0.6 * random.nextDouble();
      double well = (spam ? 0.5 : 0.3) + 0.3 * random.nextDouble();
      rows.add(
          new LabelledText(
              "made-up",
              true,
              "row" + i,
              String.format(Locale.ROOT, "%.6f %.6f %d", poor, well, i),
              Map.of("spam", spam)));
    }
    return rows;
  }
}
