package dev.winnow.benchmarks.swaps;

import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.deploy.PackageSet;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sets of models that follow one another: each swap deploys a head, replaces it by another of
 * the same id, deploys one of a second category beside it, or retires one. The first set is what
 * the classifier starts with.
 */
final class ServedSets {
  private static final float[] FACTORS = {1.1f, 0.9f};

  private final ClassifierSpec base;
  private final Path variants;
  private final List<String> texts;

  /**
   * Sets over what a spec names.
   *
   * @param variants an empty folder for the packages that are deployed
   * @param texts whose scores each set's are held against
   */
  ServedSets(ClassifierSpec base, Path variants, List<String> texts) {
    this.base = base;
    this.variants = variants;
    this.texts = texts;
  }

  /** Writes the packages, and lets each set score all texts. */
  List<ServedSet> make() throws IOException {
    ModelRepository models = new ModelRepository(base.models());
    List<HeadManifest> heads =
        models.headsOf(base.encoder()).stream().map(models::headManifest).toList();
    Deployment first = deployment(models.root(), heads.get(0), FACTORS[0]);
    Deployment replaced = deployment(models.root(), heads.get(0), FACTORS[1]);
    List<ServedSet> sets = new ArrayList<>();
    sets.add(set(List.of()));
    sets.add(set(List.of(first)));
    sets.add(set(List.of(replaced)));
    if (heads.size() > 1) {
      Deployment second = deployment(models.root(), heads.get(1), FACTORS[0]);
      sets.add(set(List.of(replaced, second)));
      sets.add(set(List.of(second)));
    }
    return sets;
  }

  private Deployment deployment(Path models, HeadManifest head, float factor) throws IOException {
    Path folder =
        new HeadVariant(models, head).write(variants.resolve(Float.toString(factor)), factor);
    return new Deployment(head.id(), folder, PackageSet.of(folder).sha256(), 1, false);
  }

  private ServedSet set(List<Deployment> deployments) {
    return ServedSet.scored(base, deployments, texts);
  }
}
