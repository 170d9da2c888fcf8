package dev.winnow.runtime.deploy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What serves at one moment. Immutable, so that one look at it gives models that belong together.
 *
 * @param main decides every item that no trial takes
 * @param trials newcomers, the first that takes an item decides it
 */
record Serving(Generation main, List<Trial> trials) {
  Serving {
    trials = List.copyOf(trials);
  }

  /** What decides an item. */
  Generation deciding(String routingKey) {
    for (Trial trial : trials) {
      if (!trial.deployment().shadow() && trial.takes(routingKey)) {
        return trial.generation();
      }
    }
    return main;
  }

  /** The trial of a deployment that stands on the same models, where there is one. */
  @Nullable Trial trial(Deployment deployment, List<Deployment> deployments) {
    return trials.stream()
        .filter(trial -> trial.deployment().equals(deployment))
        .filter(trial -> trial.generation().deployments().equals(deployments))
        .findFirst()
        .orElse(null);
  }

  List<Generation> generations() {
    List<Generation> all = new ArrayList<>(List.of(main));
    trials.forEach(trial -> all.add(trial.generation()));
    return all;
  }
}
