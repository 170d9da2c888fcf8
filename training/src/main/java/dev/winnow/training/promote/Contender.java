package dev.winnow.training.promote;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A package that scores categories: the candidate, or the one in service.
 *
 * @param folder real path of the package
 */
public record Contender(Path folder, PackageManifest manifest, PackageRef ref) {
  /** Reads the manifest; what scores no categories by itself is refused. */
  public static Contender of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    PackageManifest manifest = ManifestFile.read(real);
    if (!(manifest instanceof HeadManifest) && !(manifest instanceof LabelManifest)) {
      throw new ModelLoadException(
          "%s: kind: %s (expected: one that scores categories; an encoder and its heads go in"
                  .formatted(folder, manifest.kind())
              + " together, with models deploy)");
    }
    return new Contender(real, manifest, PackageRef.of(real));
  }

  /** The categories that it scores, sorted. */
  public Set<String> categories() {
    if (manifest instanceof HeadManifest head) {
      return Set.of(head.category());
    }
    return new TreeSet<>(((LabelManifest) manifest).output().columnsByCategory().keySet());
  }

  /** False where it is a trigger for the category. */
  public boolean isCalibrated(String category) {
    if (manifest instanceof HeadManifest head) {
      return head.calibration().isFitted();
    }
    return Optional.ofNullable(((LabelManifest) manifest).output().calibration().get(category))
        .map(PlattCalibration::isFitted)
        .orElse(true);
  }

  /** The languages that it says it reads; empty where it says nothing. */
  public List<String> languages() {
    return manifest instanceof LabelManifest labels ? labels.languages() : List.of();
  }

  /** Whether it would be asked about a text in a language. */
  boolean reads(String language) {
    return languages().isEmpty()
        || LanguageTag.primary(language).map(languages()::contains).orElse(true);
  }

  /** Whether the other package stands where this one would. */
  boolean takesThePlaceOf(PackageManifest other) {
    if (other.id().equals(manifest.id())) {
      return true;
    }
    if (manifest instanceof HeadManifest head) {
      return other instanceof HeadManifest there
          && there.encoder().equals(head.encoder())
          && there.category().equals(head.category());
    }
    return manifest instanceof LabelManifest
        && other instanceof LabelManifest there
        && there.kind().equals(manifest.kind())
        && there.languages().equals(languages())
        && there.output().columnsByCategory().keySet().equals(categories());
  }

  /**
   * Loads it, with every check of a load; the caller closes it.
   *
   * @param models folder that holds the encoder of a head
   */
  Classifier open(Path models) {
    ClassifierSpec spec =
        manifest instanceof HeadManifest head
            ? ClassifierSpec.of(models, head.encoder()).withHeads(List.of(head.id()))
            : ClassifierSpec.of(models, "none").withBeside(List.of(manifest.id()));
    return ModelHost.acquire(
        spec.withDeployed(List.of(folder)).withDevice(Device.CPU).withCacheEntries(0));
  }
}
