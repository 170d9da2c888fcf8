package dev.winnow.benchmarks.swaps;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.deploy.Deployment;
import java.util.List;

/**
 * Models that serve between two swaps, and what they find when nothing disturbs them.
 *
 * @param deployments that bring them into service
 * @param models as each answer must name them
 * @param expected by the number of the text
 */
record ServedSet(
    List<Deployment> deployments, List<ModelIdentity> models, List<Classification> expected) {
  ServedSet {
    deployments = List.copyOf(deployments);
    models = List.copyOf(models);
    expected = List.copyOf(expected);
  }
}
