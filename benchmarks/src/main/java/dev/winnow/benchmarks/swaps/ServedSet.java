package dev.winnow.benchmarks.swaps;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.deploy.PackageSet;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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

  /**
   * Loads the models and lets them score.
   *
   * @param base what a classifier starts with
   * @param deployments over that, each of one package or of several
   */
  static ServedSet scored(ClassifierSpec base, List<Deployment> deployments, List<String> texts) {
    List<Path> packages =
        deployments.stream()
            .flatMap(deployment -> PackageSet.of(deployment.folder()).folders().stream())
            .toList();
    try (Classifier reference = ModelHost.acquire(base.withDeployed(packages))) {
      List<CompletableFuture<Classification>> answers =
          texts.stream().map(reference::classify).toList();
      return new ServedSet(
          deployments, reference.models(), answers.stream().map(CompletableFuture::join).toList());
    }
  }
}
