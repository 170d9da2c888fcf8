package dev.winnow.pipeline.cascade;

import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.Set;

/**
 * What the models of a stage are asked about an item.
 *
 * @param wanted all but what routes pass over, so that a category that is new to the policy is
 *     scored
 * @param skipped the models' categories that are passed over, sorted
 */
public record StageQuestion(Wanted wanted, List<String> skipped) {
  private static final StageQuestion ALL = new StageQuestion(Wanted.ALL, List.of());

  public StageQuestion {
    skipped = List.copyOf(skipped);
  }

  /**
   * All but these.
   *
   * @param passedOver see {@link dev.winnow.pipeline.policy.Router}
   */
  public static StageQuestion of(Set<String> passedOver, Classifier models) {
    return passedOver.isEmpty()
        ? ALL
        : new StageQuestion(
            Wanted.allBut(passedOver),
            models.categories().stream().filter(passedOver::contains).sorted().toList());
  }
}
