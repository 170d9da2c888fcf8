package dev.winnow.runtime.deploy;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.ModelRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads what is to serve next, while what serves goes on. A package that cannot be used is refused
 * with its reason, and the others come into service without it. One use each.
 */
final class Succession {
  private final ClassifierSpec base;
  private final boolean takesModelsBeside;
  private final Function<ClassifierSpec, Classifier> opener;
  private final @Nullable Serving before;
  private final Map<Deployment, PackageSet> packages = new LinkedHashMap<>();
  private final Map<Deployment, DeploymentStatus> statuses = new LinkedHashMap<>();

  Succession(
      ClassifierSpec base,
      boolean takesModelsBeside,
      Function<ClassifierSpec, Classifier> opener,
      @Nullable Serving before) {
    this.base = base;
    this.takesModelsBeside = takesModelsBeside;
    this.opener = opener;
    this.before = before;
  }

  /** What became of each deployment that has a place in this classifier. */
  List<DeploymentStatus> statuses() {
    return List.copyOf(statuses.values());
  }

  /**
   * Loads what is new, on the caller's thread.
   *
   * @throws RuntimeException where not even the packages of the start can be loaded
   */
  Serving load(List<Deployment> wanted) {
    wanted.forEach(this::read);
    Generation main = main(packages.keySet().stream().filter(Deployment::replaces).toList());
    List<Trial> trials = new ArrayList<>();
    for (Deployment deployment : packages.keySet()) {
      if (!deployment.replaces()) {
        Trial trial = trial(deployment, main);
        if (trial != null) {
          trials.add(trial);
        }
      }
    }
    return new Serving(main, trials);
  }

  private void read(Deployment deployment) {
    try {
      PackageSet set = PackageSet.of(deployment.folder());
      if (!set.sha256().equals(deployment.sha256())) {
        throw new ModelLoadException(
            "%s: sha256: %s (expected: %s)"
                .formatted(deployment.folder(), set.sha256(), deployment.sha256()));
      }
      if (set.concerns(base, takesModelsBeside)) {
        if (!isInService(deployment)) {
          verify(set);
        }
        packages.put(deployment, set);
      }
    } catch (RuntimeException e) {
      refuse(deployment, e);
    }
  }

  /** Whether it came into service, so that its files were verified; they are again when loaded. */
  private boolean isInService(Deployment deployment) {
    return before != null
        && before.generations().stream()
            .anyMatch(generation -> generation.deployments().contains(deployment));
  }

  /** Every file against its hash, also of a package that another deployment stands over. */
  private void verify(PackageSet set) {
    ModelRepository repository = new ModelRepository(base.models(), set.folders());
    set.manifests().forEach(manifest -> repository.any(manifest.id()));
  }

  /** All at once where that works; else one by one, to find those that do not. */
  private Generation main(List<Deployment> deployments) {
    if (before != null && before.main().deployments().equals(deployments)) {
      deployments.forEach(deployment -> accept(deployment, Agreement.NONE));
      return before.main();
    }
    try {
      return compared(open(deployments), deployments);
    } catch (RuntimeException e) {
      if (deployments.isEmpty()) {
        throw e;
      }
      List<Deployment> usable = usable(deployments);
      if (usable.equals(deployments)) {
        throw e;
      }
      return main(usable);
    }
  }

  private List<Deployment> usable(List<Deployment> deployments) {
    List<Deployment> usable = new ArrayList<>();
    for (Deployment deployment : deployments) {
      usable.add(deployment);
      try {
        open(usable).retire();
      } catch (RuntimeException e) {
        usable.remove(deployment);
        refuse(deployment, e);
      }
    }
    return usable;
  }

  private Generation compared(Generation main, List<Deployment> deployments) {
    Agreement agreement = before == null ? Agreement.NONE : onProbes(before.main(), main);
    deployments.forEach(deployment -> accept(deployment, agreement));
    return main;
  }

  private @Nullable Trial trial(Deployment deployment, Generation main) {
    List<Deployment> deployments = new ArrayList<>(main.deployments());
    deployments.add(deployment);
    Trial known = before == null ? null : before.trial(deployment, deployments);
    if (known != null) {
      accept(deployment, Agreement.NONE);
      return known;
    }
    try {
      Generation newcomer = open(deployments);
      accept(deployment, onProbes(main, newcomer));
      return new Trial(deployment, newcomer);
    } catch (RuntimeException e) {
      refuse(deployment, e);
      return null;
    }
  }

  private Generation open(List<Deployment> deployments) {
    ClassifierSpec spec = base;
    for (Deployment deployment : deployments) {
      spec = Objects.requireNonNull(packages.get(deployment)).over(spec);
    }
    return new Generation(deployments, spec, opener.apply(spec));
  }

  private static Agreement onProbes(Generation old, Generation young) {
    Agreement agreement = Agreement.NONE;
    for (int i = 0; i < ProbeTexts.ALL.size(); i++) {
      agreement = agreement.with(old.onProbes().get(i), young.onProbes().get(i));
    }
    return agreement;
  }

  private void accept(Deployment deployment, Agreement agreement) {
    statuses.put(deployment, new DeploymentStatus(deployment, "", agreement, Agreement.NONE));
  }

  private void refuse(Deployment deployment, RuntimeException reason) {
    String message = reason.getMessage();
    statuses.put(
        deployment,
        DeploymentStatus.refused(
            deployment, message == null ? reason.getClass().getSimpleName() : message));
  }
}
