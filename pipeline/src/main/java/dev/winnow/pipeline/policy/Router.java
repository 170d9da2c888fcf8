package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Stage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides which categories a stage passes over for an item: from a policy and what is known of the
 * item, to names. A pure function, so whoever asks a model, and whoever decides on its answer,
 * under the same policy, come to the same names.
 *
 * <p>All routes whose condition holds add up; their order means nothing, and one more route never
 * brings a category back. The screen passes over nothing: it costs next to nothing, and routes go
 * by what it found.
 */
public final class Router {
  private Router() {}

  /** Categories that {@code stage} is not asked about; all others are, known to us or not. */
  public static Set<String> passedOver(Policy policy, Stage stage, Trail trail) {
    if (policy.routes().isEmpty() || !appliesTo(stage)) {
      return Set.of();
    }
    Map<String, Double> screen = trail.screen();
    Set<String> skipped = new HashSet<>();
    for (Route route : policy.routes()) {
      if (route.when().holds(trail.item(), screen)) {
        skipped.addAll(route.skip());
      }
    }
    return Set.copyOf(skipped);
  }

  /** Whether routes have a say in what a stage is asked. */
  static boolean appliesTo(Stage stage) {
    return stage.compareTo(Stage.SPECIALISTS) >= 0;
  }
}
