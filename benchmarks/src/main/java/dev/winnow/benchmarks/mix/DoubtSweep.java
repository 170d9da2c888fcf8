package dev.winnow.benchmarks.mix;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Tries {@link DoubtPolicies} over what two stages found, by the engine that decides in the stream.
 * In each {@link Halving} the decision points are those with the best F1 on one half, and verdicts
 * are taken on the other.
 */
public final class DoubtSweep {
  private final Mix mix;
  private final List<Halving> halvings;
  private final List<DoubtPolicies> alone;
  private final List<DoubtPolicies> together;
  private final SweptStage earlier;
  private final SweptStage later;
  private final CascadeOpening opening;
  private final Set<String> categories;

  /** Opens the cascade that judges by a policy. */
  @FunctionalInterface
  public interface CascadeOpening {
    Cascade open(Policy policy, List<CascadeStage> stages);
  }

  /**
   * A sweep.
   *
   * @param screenShare what the earlier stage's word counts where the later one is asked after it;
   *     above 0 only for a screen
   * @param actions what follows by category; these are the categories that count
   */
  public DoubtSweep(
      Mix mix,
      List<Halving> halvings,
      SweptStage earlier,
      SweptStage later,
      double screenShare,
      Map<String, Action> actions,
      CascadeOpening opening) {
    this.mix = mix;
    this.halvings = List.copyOf(halvings);
    this.earlier = earlier;
    this.later = later;
    this.opening = opening;
    this.categories = new TreeSet<>(actions.keySet());
    this.alone = policies(later.scores(), 0, actions);
    this.together =
        screenShare == 0
            ? alone
            : policies(
                later.scores().pooledWith(earlier.scores(), screenShare), screenShare, actions);
  }

  private List<DoubtPolicies> policies(
      ScoredMix asked, double screenShare, Map<String, Action> actions) {
    return halvings.stream()
        .map(
            halving ->
                new DoubtPolicies(
                    earlier.stage(),
                    DecisionPoints.best(halving.chosen(), earlier.scores(), categories),
                    later.stage(),
                    DecisionPoints.best(halving.chosen(), asked, categories),
                    screenShare,
                    new TreeMap<>(actions)))
        .toList();
  }

  /** Those of the first halving, for the later stage alone. */
  public DoubtPolicies firstPolicies() {
    return alone.get(0);
  }

  /**
   * The policy of the halving in which the later stage was asked about as much as in the middle of
   * all: what the sweep costs is measured with it.
   *
   * @param both verdicts of this width
   */
  public Policy typical(double width, List<JudgedMix> both) {
    List<Integer> byAsked =
        IntStream.range(0, both.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> both.get(i).quality(categories).asked()))
            .toList();
    return together.get(byAsked.get(byAsked.size() / 2)).ofWidth(width);
  }

  /** The earlier stage decides everything. */
  public List<JudgedMix> earlierAlone() {
    return judged(alone, 0, List.of(earlier));
  }

  /** The later stage is asked about everything. */
  public List<JudgedMix> laterAlone() {
    return judged(alone, 0, List.of(later));
  }

  /**
   * The later stage is asked where the earlier one is unsure.
   *
   * @param width of its band of doubt
   */
  public List<JudgedMix> both(double width) {
    return judged(together, width, List.of(earlier, later));
  }

  /** The mean over the halvings. */
  public Quality quality(List<JudgedMix> judged) {
    return Quality.mean(judged.stream().map(one -> one.quality(categories)).toList());
  }

  /** What one way loses against another, over the same halvings. */
  public LostQuality loss(List<JudgedMix> reference, List<JudgedMix> judged, long seed) {
    return LostQuality.of(mix, reference, judged, categories, seed);
  }

  private List<JudgedMix> judged(
      List<DoubtPolicies> policies, double width, List<SweptStage> stages) {
    List<JudgedMix> judged = new ArrayList<>();
    for (int i = 0; i < halvings.size(); i++) {
      Mix measured = halvings.get(i).measured();
      try (Cascade cascade =
          opening.open(
              policies.get(i).ofWidth(width), stages.stream().map(SweptStage::answers).toList())) {
        judged.add(
            new JudgedMix(
                measured, measured.rows().stream().map(row -> judge(cascade, row)).toList()));
      }
    }
    return judged;
  }

  private Judged judge(Cascade cascade, LabelledText row) {
    ContentItem item =
        ContentItem.newBuilder().setTenant("bench").setId(row.id()).setText(row.text()).build();
    return Judged.of(cascade.judge(item).join(), later.stage());
  }
}
