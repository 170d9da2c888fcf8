package dev.winnow.runtime.deploy;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages of a deployment: the folder itself where it holds a manifest, else every folder in
 * it that does.
 *
 * @param folders of the packages, by name
 * @param manifests of the packages, in that order
 * @param sha256 of all manifests, which hold the hashes of all files: 64 hexadecimal digits
 */
public record PackageSet(List<Path> folders, List<PackageManifest> manifests, String sha256) {
  /** A deployment is read by every worker; more packages than this are no single change. */
  private static final int MAX_PACKAGES = 64;

  public PackageSet {
    folders = List.copyOf(folders);
    manifests = List.copyOf(manifests);
  }

  /**
   * Reads the manifests.
   *
   * @throws ModelLoadException where there is none, or one cannot be read
   */
  public static PackageSet of(Path folder) {
    List<Path> folders = packages(folder);
    if (folders.isEmpty() || folders.size() > MAX_PACKAGES) {
      throw new ModelLoadException(
          "%s: %d packages (expected: a package, or a folder of 1 to %d)"
              .formatted(folder, folders.size(), MAX_PACKAGES));
    }
    List<PackageManifest> manifests = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    for (Path each : folders) {
      PackageManifest manifest = ManifestFile.read(each);
      manifests.add(manifest);
      hashes.append(manifest.id()).append(' ').append(hash(each)).append('\n');
    }
    return new PackageSet(
        folders, manifests, Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether one of them has a place in this classifier. */
  boolean concerns(ClassifierSpec spec, boolean takesModelsBeside) {
    return manifests.stream().anyMatch(manifest -> concerns(manifest, spec, takesModelsBeside));
  }

  private static boolean concerns(
      PackageManifest manifest, ClassifierSpec spec, boolean takesModelsBeside) {
    if (manifest instanceof HeadManifest head) {
      return head.encoder().equals(spec.encoder());
    }
    if (manifest instanceof AdapterManifest adapter) {
      return adapter.encoder().equals(spec.encoder());
    }
    return manifest instanceof EncoderManifest
        ? manifest.id().equals(spec.encoder())
        : takesModelsBeside;
  }

  /** The spec with these packages over its own. */
  ClassifierSpec over(ClassifierSpec spec) {
    List<Path> deployed = new ArrayList<>(spec.deployed());
    deployed.addAll(folders);
    List<String> beside = new ArrayList<>(spec.beside());
    manifests.stream()
        .filter(LabelManifest.class::isInstance)
        .map(PackageManifest::id)
        .filter(id -> !beside.contains(id))
        .forEach(beside::add);
    return spec.withDeployed(deployed).withBeside(beside);
  }

  private static List<Path> packages(Path folder) {
    if (isPackage(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(PackageSet::isPackage).sorted().limit(MAX_PACKAGES + 1L).toList();
    } catch (IOException e) {
      throw new ModelLoadException(folder + ": cannot be read (expected: a package)", e);
    }
  }

  private static boolean isPackage(Path folder) {
    return Files.isRegularFile(folder.resolve(ManifestFile.NAME));
  }

  private static String hash(Path folder) {
    try {
      return Sha256.of(folder.resolve(ManifestFile.NAME));
    } catch (IOException e) {
      throw new ModelLoadException(folder + ": cannot be read", e);
    }
  }
}
